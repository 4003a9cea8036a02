import { isFamily } from '../item-fields.ts';

const NUMBER = /^\d+(?:\.\d+)?$/;

/** Fields whose value can be edited, with what Plex takes as one; every other name is a 400. */
const TEXTS: Readonly<Record<string, (value: string) => boolean>> = {
  title: anything,
  titleSort: anything,
  originalTitle: anything,
  studio: anything,
  tagline: anything,
  summary: anything,
  contentRating: anything,
  editionTitle: anything,
  originallyAvailableAt: isDay,
  rating: (value) => NUMBER.test(value),
  audienceRating: (value) => NUMBER.test(value),
  userRating: (value) => NUMBER.test(value),
  addedAt: (value) => /^\d+$/.test(value),
};
/** Artwork, which can be locked like a field. */
const IMAGES = new Set(['thumb', 'art', 'clearLogo', 'squareArt']);

export function isKnownField(name: string): boolean {
  return isTextField(name) || isFamily(name) || IMAGES.has(name);
}

export function isTextField(name: string): boolean {
  return Object.hasOwn(TEXTS, name);
}

/** Whether Plex can store this; what it cannot store it answers with 500. */
export function isTaken(name: string, value: string): boolean {
  return value === '' || (TEXTS[name]?.(value) ?? true);
}

function anything(): boolean {
  return true;
}

/** A day that there is, as YYYY-MM-DD. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}
