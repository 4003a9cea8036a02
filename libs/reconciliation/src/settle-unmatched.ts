import type { Unmatched } from '@stash2plex/core';
import { commitLooks } from './commit-looks.ts';
import { lookAt } from './look.ts';
import { matchByName } from './match-by-name.ts';
import { withoutItem } from './match-page.ts';
import { guardFalls, type Fall, type Matching } from './matching-before.ts';
import type { PlexSide, Run } from './run.ts';

const PAGE = 250;
const ABSENT = { status: 'absent' } as const;
const UNREAD = { status: 'unknown', because: 'Plex did not let the item be read' } as const;

/**
 * The end of a run: scenes that no path matched are looked for by file name and size; what is still without item
 * is called missing, if nothing in this run casts doubt on it. Returns the falls that were seen.
 */
export async function settleUnmatched(
  run: Run,
  plex: PlexSide,
  before: Matching,
): Promise<readonly Fall[]> {
  // With much unread, neither "unique" nor "missing" can be proven.
  if (run.tally.guards().length > 0) return [];

  for (const page of unmatchedPages(run)) await settleByName(run, plex, page);
  if (run.tally.guards().length > 0) return [];
  for (const page of unmatchedPages(run)) before.lost(page.map(({ scene }) => scene.id));
  const falls = before.falls();
  guardFalls(run, plex, falls);
  if (run.tally.guards().length > 0) return falls;

  for (const page of unmatchedPages(run)) callMissing(run, plex, page);
  return falls;
}

function* unmatchedPages({ parts }: Run): Generator<readonly Unmatched[]> {
  for (let after = '0'; ;) {
    const page = parts.scratch.unmatched(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.scene.id;
    yield page;
  }
}

async function settleByName(run: Run, plex: PlexSide, page: readonly Unmatched[]): Promise<void> {
  const { matches, ambiguous } = await matchByName(run, plex, page);
  if (matches.length === 0 && ambiguous.length === 0) return;

  const found = matches.map(({ scene }) => scene.id);
  const ledger = run.parts.memory.ledger(plex.server.machineIdentifier, found);
  run.tally.matched(matches.filter(({ targets }) => targets.length > 0).length);
  run.tally.skipped('ambiguous', ambiguous.length);
  commitLooks(run, plex, {
    looks: lookAt(run, matches, ledger, UNREAD),
    barred: ambiguous,
    cursor: { phase: 'unmatched', after: page.at(-1)?.scene.id ?? '0' },
  });
  run.parts.scratch.resolve([...ambiguous, ...found]);
}

function callMissing(run: Run, plex: PlexSide, page: readonly Unmatched[]): void {
  const olderThanListing = page.filter(({ scene }) => scene.createdAt < plex.listedAt);
  const matches = olderThanListing.map(({ scene }) => withoutItem(scene));
  const after = page.at(-1)?.scene.id ?? '0';
  const looks = lookAt(run, matches, [], ABSENT);
  commitLooks(run, plex, { looks, barred: [], cursor: { phase: 'unmatched', after } });
}
