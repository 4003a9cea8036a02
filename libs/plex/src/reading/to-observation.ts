import type { FieldValues, Observation, PlexItem } from '@stash2plex/core';
import { asFields, asList, asText, readable } from './bulk.ts';
import { TRUE } from './lenient.ts';
import { isDeleted, readFiles } from './parts.ts';

/** The key of a detail row; undefined when that cannot be read. */
export function keyOf(raw: unknown): string | undefined {
  return readable(() => asText(asFields(raw)['ratingKey']));
}

/** A detail row. `sectionKey` is the container's, which holds it where the row does not. */
export function toObservation(raw: unknown, ratingKey: string, sectionKey: string): Observation {
  const because = `Plex describes item ${ratingKey} in an unreadable way.`;
  const read = readable((): Observation => {
    const row = asFields(raw);
    if (isDeleted(row['deletedAt'])) return { status: 'absent' };
    return { status: 'present', item: toItem(row, ratingKey, sectionKey) };
  });
  return read ?? { status: 'unknown', because };
}

type Row = Readonly<Record<string, unknown>>;

function toItem(row: Row, ratingKey: string, sectionKey: string): PlexItem {
  return {
    ratingKey,
    sectionKey: asText(row['librarySectionID']) || sectionKey,
    values: valuesOf(row),
    // Plex lists locked fields only, and says so of each.
    locked: asList(row['Field'])
      .filter(({ locked }) => TRUE.has(locked))
      .map(({ name }) => asText(name))
      .filter(Boolean),
    parts: readFiles(row['Media']).parts,
  };
}

function valuesOf(row: Row): FieldValues {
  return {
    title: asText(row['title']),
    studio: asText(row['studio']),
    summary: asText(row['summary']),
    originallyAvailableAt: day(asText(row['originallyAvailableAt'])),
    actor: tags(row['Role']),
    genre: tags(row['Genre']),
    collection: tags(row['Collection']),
  };
}

function tags(list: unknown): string[] {
  return asList(list)
    .map(({ tag }) => asText(tag))
    .filter(Boolean);
}

/** Recordings have a time of day behind the date. */
function day(date: string): string {
  return date.replace(/^(\d{4}-\d{2}-\d{2})[ T].*$/, '$1');
}
