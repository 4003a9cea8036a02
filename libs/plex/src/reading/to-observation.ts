import type { FieldValues, Observation, PlexItem } from '@stash2plex/core';
import { asFields, asList, asText, readable, type Fields } from './bulk.ts';
import { TRUE } from './lenient.ts';
import { isDeleted, readFiles } from './parts.ts';

/** The key of a detail row; undefined when that cannot be read. */
export function keyOf(raw: unknown): string | undefined {
  return readable(() => asText(asFields(raw)['ratingKey']));
}

/** A detail row. `sectionKey` is the container's, which holds it where the row does not. */
export function toObservation(raw: unknown, ratingKey: string, sectionKey: string): Observation {
  return readable(() => read(asFields(raw), ratingKey, sectionKey)) ?? unreadable(ratingKey);
}

function read(row: Fields, ratingKey: string, sectionKey: string): Observation {
  if (isDeleted(row['deletedAt'])) return { status: 'absent' };
  return { status: 'present', item: toItem(row, ratingKey, sectionKey) };
}

function unreadable(ratingKey: string): Observation {
  return {
    status: 'unknown',
    because: `Plex describes item ${ratingKey} in an unreadable way.`,
  };
}

function toItem(row: Fields, ratingKey: string, sectionKey: string): PlexItem {
  return {
    ratingKey,
    sectionKey: asText(row['librarySectionID']) || sectionKey,
    values: valuesOf(row),
    locked: lockedOf(row['Field']),
    ...picturesOf(row),
    parts: readFiles(row['Media']).parts,
  };
}

function valuesOf(row: Fields): FieldValues {
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

function picturesOf({ thumb, art }: Fields): Pick<PlexItem, 'pictures'> {
  const [poster, background] = [asText(thumb), asText(art)];
  if (poster === '' && background === '') return {};
  return { pictures: { ...(poster && { poster }), ...(background && { background }) } };
}

function tags(list: unknown): string[] {
  const texts: string[] = [];
  for (const { tag } of asList(list)) {
    const text = asText(tag);
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** Plex lists locked fields only, and says so of each. */
function lockedOf(list: unknown): string[] {
  const names: string[] = [];
  for (const { locked, name } of asList(list)) {
    const text = TRUE.has(locked) ? asText(name) : '';
    if (text !== '') names.push(text);
  }
  return names;
}

/** Recordings have a time of day behind the date. */
function day(date: string): string {
  return date.length <= DATE.length ? date : date.replace(/^(\d{4}-\d{2}-\d{2})[ T].*$/, '$1');
}

const DATE = 'YYYY-MM-DD';
