import type { Match, Observation, Unmatched } from '@stash2plex/core';
import { commitLooks } from './commit-looks.ts';
import { lookAt } from './look.ts';
import { observe, type SceneMatch } from './match-page.ts';
import { guardFalls, type Fall, type Matching } from './matching-before.ts';
import { sectionKeys, type PlexSide, type Run } from './run.ts';

const PAGE = 250;
const ABSENT = { status: 'absent' } as const;

/**
 * The end of a run: scenes that no path matched are looked for by file name and size; what is still without item
 * is called missing, if nothing in this run casts doubt on it. Returns the falls that were seen.
 */
export async function settleUnmatched(
  run: Run,
  plex: PlexSide,
  before: Matching,
): Promise<readonly Fall[]> {
  // With anything unread, neither "unique" nor "missing" can be proven.
  if (run.tally.guards().length > 0) return [];

  for (const page of unmatchedPages(run)) await matchByName(run, plex, page);
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

async function matchByName(run: Run, plex: PlexSide, page: readonly Unmatched[]): Promise<void> {
  const { scratch } = run.parts;
  const sceneIds = page.map(({ scene }) => scene.id);
  const { unique, ambiguous } = scratch.byNameAndSize(sectionKeys(plex), sceneIds);
  const free = withoutOthers(run, plex, unique);
  const observed = await observe(
    run,
    free.map(({ ratingKey }) => ratingKey),
  );

  const named = page.flatMap(({ scene }) => {
    const match = free.find(({ sceneId }) => sceneId === scene.id);
    return match ? (toMatch(scene, observed.get(match.ratingKey)) ?? []) : [];
  });
  const uncertain = new Set([...ambiguous, ...taken(unique, free)]);
  run.tally.skipped('ambiguous', uncertain.size);
  run.tally.matched(named.length);
  scratch.resolve([...uncertain, ...named.map(({ scene }) => scene.id)]);
  if (named.length > 0) commitNamed(run, plex, named);
}

function commitNamed(run: Run, plex: PlexSide, named: readonly SceneMatch[]): void {
  const ids = named.map(({ scene }) => scene.id);
  const ledger = run.parts.memory.ledger(plex.server.machineIdentifier, ids);
  const after = ids.at(-1) ?? '0';
  commitLooks(run, plex, lookAt(run, named, ledger, ABSENT), { phase: 'unmatched', after });
}

function toMatch(scene: Unmatched['scene'], seen: Observation | undefined): SceneMatch | undefined {
  if (seen?.status !== 'present' || seen.item.parts.length !== 1) return undefined;
  const found = { targets: [seen.item], ambiguous: [], unknown: undefined, vanished: 0 };
  return { scene, matchedBy: 'name-and-size', ...found };
}

/** A run of a recent scope has not seen every scene: an item that another one had before is not free. */
function withoutOthers(run: Run, plex: PlexSide, unique: readonly Match[]): readonly Match[] {
  if (run.start.scope === 'all') return unique;
  const keys = unique.map(({ ratingKey }) => ratingKey);
  const owners = run.parts.memory.matchesOfItems(plex.server.machineIdentifier, keys);
  const isFree = (match: Match) =>
    !owners.some((own) => own.ratingKey === match.ratingKey && own.sceneId !== match.sceneId);
  return unique.filter(isFree);
}

function taken(unique: readonly Match[], free: readonly Match[]): string[] {
  return unique.filter((match) => !free.includes(match)).map(({ sceneId }) => sceneId);
}

function callMissing(run: Run, plex: PlexSide, page: readonly Unmatched[]): void {
  const olderThanListing = page.filter(({ scene }) => scene.createdAt < plex.listedAt);
  const matches = olderThanListing.map(({ scene }) => withoutItem(scene));
  const after = page.at(-1)?.scene.id ?? '0';
  commitLooks(run, plex, lookAt(run, matches, [], ABSENT), { phase: 'unmatched', after });
}

function withoutItem(scene: Unmatched['scene']): SceneMatch {
  const none = { targets: [], ambiguous: [], unknown: undefined, vanished: 0 };
  return { scene, matchedBy: 'none', ...none };
}
