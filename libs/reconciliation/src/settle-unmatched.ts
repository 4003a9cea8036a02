import type { AmbiguityNote, Observation, Unmatched } from '@stash2plex/core';
import { hasNothing, matchPage, withoutItem, type SceneMatch } from '@stash2plex/lookup';
import { commitLooks } from './commit-looks.ts';
import { doubted } from './doubts.ts';
import { lookAt } from './look.ts';
import { matchByName } from './match-by-name.ts';
import { lookupOf } from './observe.ts';
import { guardFalls, type Fall, type Matching } from './matching-before.ts';
import { listReused } from './open-plex.ts';
import { pagesAfter } from './pages-after.ts';
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
  const end: End = { run, before, plex: await withFreshListings(run, plex, before) };
  // With much unread, neither "unique" nor "missing" can be proven.
  if (isInDoubt(run)) return [];

  for (const page of unmatchedPages(run)) await settleByName(end, page);
  if (isInDoubt(run)) return [];
  for (const page of unmatchedPages(run)) before.lost(page.map(({ scene }) => scene.id));
  const falls = before.falls();
  guardFalls(run, end.plex, falls);
  if (isInDoubt(run)) return falls;

  for (const page of unmatchedPages(run)) callMissing(end, page);
  return falls;
}

interface End {
  readonly run: Run;
  readonly plex: PlexSide;
  readonly before: Matching;
}

function isInDoubt({ tally }: Run): boolean {
  return tally.guards().length > 0;
}

/** An earlier run's listing may not know of an item that came since: those without one are looked up in a fresh one. */
async function withFreshListings(run: Run, plex: PlexSide, before: Matching): Promise<PlexSide> {
  const isSettled = run.parts.scratch.unmatched('0', 1).length === 0;
  if (isInDoubt(run) || plex.reused.length === 0 || isSettled) return plex;
  const fresh = await listReused(run, plex);
  if (isInDoubt(run)) return fresh;
  for (const page of unmatchedPages(run)) await matchAgain({ run, before, plex: fresh }, page);
  return fresh;
}

function unmatchedPages({ parts }: Run) {
  return pagesAfter('0', {
    ask: (after) => parts.scratch.unmatched(after, PAGE),
    keyOf: ({ scene }) => scene.id,
  });
}

async function matchAgain(end: End, page: readonly Unmatched[]): Promise<void> {
  const { run, plex } = end;
  const scenes = page.map(({ scene }) => scene);
  const matches = doubted(run, plex, await matchPage(lookupOf(run, plex), scenes));
  const found = matches.filter((match) => !hasNothing(match));
  if (found.length > 0) settle(end, page, { matches: found, withoutTarget: UNREAD });
}

async function settleByName(end: End, page: readonly Unmatched[]): Promise<void> {
  const { matches, ambiguous } = await matchByName(end.run, end.plex, page);
  if (matches.length === 0 && ambiguous.length === 0) return;
  end.run.tally.skipped('ambiguous', ambiguous.length);
  settle(end, page, { matches, withoutTarget: UNREAD, barred: ambiguous });
}

function callMissing(end: End, page: readonly Unmatched[]): void {
  const olderThanListing = page.filter(({ scene }) => scene.createdAt < end.plex.listedAt);
  const matches = olderThanListing.map(({ scene }) => withoutItem(scene));
  settle(end, page, { matches, withoutTarget: ABSENT });
}

interface Verdict {
  readonly matches: readonly SceneMatch[];
  /** What is known of a scene without target. */
  readonly withoutTarget: Observation;
  /** Scenes whose names fit several items, or items of others. */
  readonly barred?: readonly string[];
}

/** Commits what became of these scenes; in the same transaction they are unmatched no more. */
function settle(
  { run, plex, before }: End,
  page: readonly Unmatched[],
  { matches, withoutTarget, barred = [] }: Verdict,
): void {
  const { parts, tally } = run;
  tally.matched(matches.filter(({ targets }) => targets.length > 0).length);
  parts.sink.atomically(() => {
    const { repairMark, server } = plex;
    const { machineIdentifier } = server;
    const looks = lookAt(run, matches, { machineIdentifier, withoutTarget, repairMark });
    commitLooks(run, plex, {
      ...{ looks, barred, traces: [] },
      cursor: {
        ...{ phase: 'unmatched', after: page.at(-1)?.scene.id ?? '0' },
        matchedBefore: before.noted(),
      },
    });
    parts.scratch.addAmbiguous(barred.map(withNamesakes));
    parts.scratch.resolve([...barred, ...looks.map(({ match }) => match.scene.id)]);
  });
}

function withNamesakes(sceneId: string): AmbiguityNote {
  return { sceneId, because: 'name-not-unique', ratingKeys: [] };
}
