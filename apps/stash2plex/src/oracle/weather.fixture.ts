import { NASTIES, UPSETS, type PlexWorld, type Worlds } from '@stash2plex/testing';
import { rolls } from '../e2e/random.fixture.ts';
import type { GivenWeather } from './given.fixture.ts';

/** A real time-out is waited for: only those who have an hour ask for these. */
const asksForHangs = process.env['ORACLE_HANGS'] !== undefined;
const inUse = NASTIES.filter(({ id }) => asksForHangs || !id.includes('hang'));

export const WEATHER_IDS: readonly string[] = inUse.map(({ id }) => id);

/** Plex says that it has taken a value and has not, or takes no long ones. */
const REFUSALS = new Set(['plex-ignores-edits', 'plex-alters', 'plex-url-limit', 'plex-rubbish']);

/** Nobody can tell it from the truth at first contact: what is not listed, or is in the trash, is not there. */
export function lies({ plex }: Pick<Worlds, 'plex'>, weather: readonly GivenWeather[]): boolean {
  const isLie = ({ id }: GivenWeather) => id === 'plex-sparse' || nastyOf(id)?.needsPast === true;
  return weather.some(isLie) || countsAlike(plex) || looksEmpty(plex);
}

/** As many rows of one library come between two pages as go: each page counts alike, and some rows are on none. */
function countsAlike({ items, switches }: PlexWorld): boolean {
  const bySection = (keys: readonly string[]) =>
    Map.groupBy(keys, (key) => items.get(key)?.sectionKey);
  const come = bySection(switches.comeBetweenPages);
  const gone = bySection(switches.vanishBetweenPages);
  return [...come].some(([key, rows]) => gone.get(key)?.length === rows.length);
}

/** All rows of one library come after its first page: that one is empty, and there is nothing to ask on from. */
function looksEmpty({ items, switches }: PlexWorld): boolean {
  const coming = new Set(switches.comeBetweenPages);
  const rows = Map.groupBy(items.values(), ({ sectionKey }) => sectionKey);
  return [...rows.values()].some((all) => all.every(({ ratingKey }) => coming.has(ratingKey)));
}

export function teachesRefusal({ id }: GivenWeather): boolean {
  return REFUSALS.has(id);
}

/** What was done then was done for another server. */
export function isOfAnother({ id }: GivenWeather): boolean {
  return id === 'plex-other-machine-for-now';
}

export function isHarmless({ id }: GivenWeather): boolean {
  return nastyOf(id)?.isHarmless === true;
}

/** Begins it all; returns what ends it. */
export function begin(worlds: Worlds, weather: readonly GivenWeather[]): () => void {
  const ends = weather.map(({ id, dice }) => {
    return nastyOf(id)?.begin(worlds, rolls(dice));
  });
  return () => {
    for (const end of ends) end?.();
  };
}

function nastyOf(id: string) {
  return NASTIES.find((nasty) => nasty.id === id);
}

/** What may happen to the libraries, so that it can still be said what should come of it. */
const HAPPENINGS = UPSETS.filter(({ id }) =>
  [
    ...['plex-rival-edit', 'plex-rival-edit-unlocked', 'plex-rival-poster', 'plex-agent-refresh'],
    ...['plex-rematch', 'stash-covers-change'],
    ...['plex-renewed-keys', 'plex-reused-keys', 'plex-items-go', 'plex-other-machine'],
    ...['stash-scenes-edited', 'stash-scenes-go', 'stash-names-change', 'stash-scenes-come'],
  ].includes(id),
);
export const UPSET_IDS: readonly string[] = HAPPENINGS.map(({ id }) => id);

/** Items are strangers after it. */
export function makesStrangers({ id }: GivenWeather): boolean {
  return ['plex-renewed-keys', 'plex-reused-keys', 'plex-other-machine'].includes(id);
}

export function happen(worlds: Worlds, { id, dice }: GivenWeather): void {
  HAPPENINGS.find((upset) => upset.id === id)?.begin(worlds, rolls(dice));
}
