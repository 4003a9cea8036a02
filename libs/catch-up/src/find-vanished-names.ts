import {
  NAMED_KINDS,
  type NamedKind,
  type NamedVersion,
  type ObjectCounts,
} from '@stash2plex/core';
import { findRenamed } from './find-renamed.ts';
import type { Run } from './run.ts';

/** Marks the scenes of destroyed and merged performers, studios and tags as dirty: Stash keeps no trace of them. */
export async function findVanishedNames(run: Run, counts: ObjectCounts): Promise<void> {
  for (const kind of NAMED_KINDS) {
    if (run.parts.store.knownNames(kind) !== counts[kind]) await compareAll(run, kind);
  }
}

async function compareAll(run: Run, kind: NamedKind): Promise<void> {
  const { source, store } = run.parts;
  const listed = new Set<string>();
  // One may have been renamed since the look: storing its name unseen would hide that for good.
  await findRenamed(run, noting(listed, source.allNamed(kind)));
  const vanished = store.namedIds(kind).filter((id) => !listed.has(id));
  if (vanished.length > 0) store.forgetNames(kind, vanished);
}

async function* noting(
  ids: Set<string>,
  pages: AsyncIterable<readonly NamedVersion[]>,
): AsyncGenerator<readonly NamedVersion[]> {
  for await (const page of pages) {
    for (const { id } of page) ids.add(id);
    yield page;
  }
}
