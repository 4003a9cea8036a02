import type { FieldValues, PlexItem } from '@stash2plex/core';

export interface ItemDifference extends Partial<Omit<PlexItem, 'values'>> {
  readonly values?: Partial<FieldValues>;
}

/** The item of `aScene()`, with everything in line. */
export function anItem({ values, ...difference }: ItemDifference = {}): PlexItem {
  return {
    ratingKey: '100',
    sectionKey: '1',
    values: { ...IN_LINE, ...values },
    locked: [],
    parts: [{ path: '/data/lake.mp4', size: 1_000_000 }],
    ...difference,
  };
}

/** What both sides hold while a test says nothing else. */
export const IN_LINE: FieldValues = {
  title: 'A Day at the Lake',
  studio: 'Blue Door',
  summary: 'They go to the lake.\nIt rains.',
  originallyAvailableAt: '2024-05-17',
  actor: ['Ada Stone', 'Ben Field'],
  genre: ['Outdoor', 'Rain'],
  collection: ['Blue Door'],
};

/** What Plex has of a file it has only scanned: a title from the file's name and a date from the file. */
export const JUST_SCANNED: FieldValues = {
  title: 'lake',
  studio: '',
  summary: '',
  originallyAvailableAt: '2024-01-01',
  actor: [],
  genre: [],
  collection: [],
};
