import { isFamily } from '../item-fields.ts';
import { isKnownField, isTextField } from './edit-fields.ts';
import type { Parameter } from './query-parameters.ts';
import { removedNames } from './removed-names.ts';
import type { ParsedEdit } from './world-write.ts';

/** `field.value`, `field.locked`, `family[3].tag.tag`, `family[].tag.tag-`, `family[].tag`. */
const SHAPE = /^(?<field>[A-Za-z]+)(?:\[(?<index>\d*)\])?\.(?<key>.+)$/;

/**
 * What the parameters of an edit ask for. Keys that Plex does not know below a name that it knows do nothing;
 * a name that it does not know, or a lock that is neither 0 nor 1, makes it undefined: 400.
 */
export function parseEdit(
  parameters: readonly Parameter[],
  removalsAreEscaped: boolean,
): ParsedEdit | undefined {
  const draft: Draft = { texts: {}, lists: {}, removals: {}, emptied: [], locks: {} };
  for (const [name, value] of parameters) {
    const { field, index, key = '' } = SHAPE.exec(name)?.groups ?? {};
    if (field === undefined) continue;
    const isKnown = index === undefined ? isKnownField(field) : isFamily(field);
    if (!isKnown || isOddLock(key, value)) return undefined;
    if (index === undefined) noteField(draft, { field, key, value });
    else noteTag(draft, { field, index, key, value, removalsAreEscaped });
  }
  const lists = Object.entries(draft.lists).map(([family, names]) => [family, inOrder(names)]);
  return { ...draft, lists: Object.fromEntries(lists) as ParsedEdit['lists'] };
}

interface Draft {
  readonly texts: Record<string, string>;
  /** By family and index. */
  readonly lists: Record<string, Map<number, string>>;
  readonly removals: Record<string, string[]>;
  readonly emptied: string[];
  readonly locks: Record<string, boolean>;
}

interface FieldParameter {
  readonly field: string;
  readonly key: string;
  readonly value: string;
}

function noteField({ texts, locks }: Draft, { field, key, value }: FieldParameter): void {
  if (key === 'value' && isTextField(field)) texts[field] = value;
  if (key === 'locked') locks[field] = value === '1';
}

function isOddLock(key: string, value: string): boolean {
  return key === 'locked' && value !== '0' && value !== '1';
}

interface TagParameter extends FieldParameter {
  readonly index: string;
  readonly removalsAreEscaped: boolean;
}

function noteTag(draft: Draft, { field, index, key, value, ...how }: TagParameter): void {
  const hasIndex = index !== '';
  if (key === 'tag.tag' && hasIndex && value) {
    (draft.lists[field] ??= new Map()).set(Number(index), value);
  }
  if (key === 'tag.tag-' && !hasIndex) {
    (draft.removals[field] ??= []).push(...removedNames(value, how.removalsAreEscaped));
  }
  if (key === 'tag' && !hasIndex && value === '') draft.emptied.push(field);
}

function inOrder(names: ReadonlyMap<number, string>): string[] {
  return [...names].sort(([a], [b]) => a - b).map(([, name]) => name);
}
