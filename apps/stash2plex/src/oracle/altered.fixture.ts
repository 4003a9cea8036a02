import { FIELDS, type Field, type FieldValues } from '@stash2plex/core';
import type { Alteration, Alterations } from './given.fixture.ts';

/** What Plex has of a scene: every field as it should be, or as somebody or something has left it. */
export function altered(desired: FieldValues, how: Alterations, n: number): FieldValues {
  const entries = FIELDS.map((field) => {
    const value = desired[field];
    const isText = typeof value === 'string';
    return [field, isText ? textOf(field, value, { how, n }) : LISTS[how[field]](value)];
  });
  return Object.fromEntries(entries) as FieldValues;
}

interface How {
  readonly how: Alterations;
  readonly n: number;
}

function textOf(field: Field, value: string, { how, n }: How): string {
  const isDate = field === 'originallyAvailableAt';
  const text = isDate ? DATES[how[field]](value) : TEXTS[how[field]](value, n);
  // Plex has always some title: that of the file.
  return field === 'title' && text === '' ? 'video' : text;
}

const TEXTS: Readonly<Record<Alteration, (value: string, n: number) => string>> = {
  same: (value) => value,
  folded: (value) => (value === '' ? '' : `${value.normalize('NFD')} `),
  empty: () => '',
  other: (_, n) => `Something else ${n}`,
  more: (value) => `${value} and more`,
  less: (value) => value.slice(0, -1),
};

const DATES: Readonly<Record<Alteration, (value: string) => string>> = {
  same: (value) => value,
  folded: (value) => value,
  empty: () => '',
  other: () => '1999-12-31',
  more: () => '2001-01-01',
  less: () => '',
};

type Names = readonly string[];

const LISTS: Readonly<Record<Alteration, (names: Names) => Names>> = {
  same: (names) => names,
  folded: (names) => names.map((name) => name.toUpperCase()).toReversed(),
  empty: () => [],
  other: () => ['Foreign, too'],
  more: (names) => [...names, 'Foreign'],
  less: (names) => names.slice(0, -1),
};
