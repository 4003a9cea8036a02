import { NAMED_KINDS, type NamedKind, type NamedVersion } from '@stash2plex/core';
import type { Run } from './run.ts';

/** Marks the scenes of renamed performers, studios and tags as dirty: a rename moves no scene's `updated_at`. */
export async function findRenamed(
  run: Run,
  pages: AsyncIterable<readonly NamedVersion[]>,
): Promise<void> {
  const { store } = run.parts;
  for await (const page of pages) {
    for (const kind of NAMED_KINDS) {
      const named = page.filter((each) => each.kind === kind);
      if (named.length > 0) await markScenesOf(run, kind, renamedAmong(run, kind, named));
    }
    // Only now: a process killed before finds the old name again, and so the rename.
    store.storeNames(page);
  }
}

/** One that was not known yet is in no scene that we know, or its scene was saved with it. */
function renamedAmong(
  { parts: { store } }: Run,
  kind: NamedKind,
  named: readonly NamedVersion[],
): string[] {
  const ids = named.map(({ id }) => id);
  const known = store.names(kind, ids);
  const isRenamed = ({ id, name }: NamedVersion) => known.has(id) && known.get(id) !== name;
  return named.filter(isRenamed).map(({ id }) => id);
}

async function markScenesOf({ parts }: Run, kind: NamedKind, ids: readonly string[]) {
  if (ids.length === 0) return;
  for await (const page of parts.source.scenesOf(kind, ids)) parts.store.addDirty(page);
}
