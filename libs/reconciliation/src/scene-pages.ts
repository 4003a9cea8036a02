import { scopeStart, type Scene } from '@stash2plex/core';
import type { Run } from './run.ts';

const PAGE = 250;

export interface PageOfRun {
  readonly scenes: readonly Scene[];
  /** Where a killed run goes on. */
  readonly last: string;
  /** How many scenes the run will see, as far as it is known; 0 while it is not. */
  readonly total: number;
}

/** The scenes of the run's scope in ascending order of id, from where a killed one stopped. */
export function scenePages(run: Run): AsyncGenerator<PageOfRun> {
  const since = scopeStart(run.start.scope, run.start.startedAt);
  return since ? pagesSince(run, since) : pagesOfAll(run);
}

async function* pagesOfAll({ parts, killed }: Run): AsyncGenerator<PageOfRun> {
  const before = killed?.counts.scenesChecked ?? 0;
  let total = 0;
  for await (const page of parts.scenes.pages(killed?.cursor.after ?? '0')) {
    if (page.total !== undefined) total = before + page.total;
    const last = page.scenes.at(-1)?.id;
    if (last !== undefined) yield { scenes: page.scenes, last, total };
  }
}

/**
 * Ids first, on disk: a scene may be in the scope by its own edit, by that of its studio, and by those of several
 * performers and tags.
 */
async function* pagesSince(run: Run, since: Date): AsyncGenerator<PageOfRun> {
  const { scenes, scratch } = run.parts;
  if (!run.killed) await collect(run, since);
  const total = scratch.scopeSize();
  for (let after = run.killed?.cursor.after ?? '0'; ;) {
    const ids = scratch.scope(after, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield { scenes: await scenes.byIds(ids), last, total };
    after = last;
  }
}

async function collect({ parts }: Run, since: Date): Promise<void> {
  for await (const ids of parts.scenes.changedSince(since)) parts.scratch.addScope(ids);
}
