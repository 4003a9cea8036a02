import { NASTIES, type Worlds } from '@stash2plex/testing';
import type { GivenWeather } from './given.fixture.ts';

/** A real time-out is waited for: only those who have an hour ask for these. */
const asksForHangs = process.env['ORACLE_HANGS'] !== undefined;
const inUse = NASTIES.filter(({ id }) => asksForHangs || !id.includes('hang'));

export const WEATHER_IDS: readonly string[] = inUse.map(({ id }) => id);

/** Nobody can tell them from the truth at first contact: what is not listed, or is in the trash, is not there. */
const LIES = new Set(['plex-shrinks', 'plex-trash', 'plex-sparse']);
/** Plex says that it has taken a value and has not, or takes no long ones. */
const REFUSALS = new Set(['plex-ignores-edits', 'plex-alters', 'plex-url-limit']);

export function isLie({ id }: GivenWeather): boolean {
  return LIES.has(id);
}

export function teachesRefusal({ id }: GivenWeather): boolean {
  return REFUSALS.has(id);
}

export function isHarmless({ id }: GivenWeather): boolean {
  return NASTIES.find((nasty) => nasty.id === id)?.isHarmless === true;
}

/** Begins it all; returns what ends it. */
export function begin(worlds: Worlds, weather: readonly GivenWeather[]): () => void {
  const ends = weather.map(({ id, dice }) => {
    const nasty = NASTIES.find((each) => each.id === id);
    return nasty?.begin(worlds, rolls(dice));
  });
  return () => {
    for (const end of ends) end?.();
  };
}

/** The same row of numbers for the same dice. */
function rolls(dice: number): (below: number) => number {
  let state = dice;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
