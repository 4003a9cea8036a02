import {
  FIELDS,
  LIST_FIELDS,
  percentEncode,
  type Field,
  type ItemEdit,
  type ListField,
  type TextField,
} from '@stash2plex/core';

/**
 * What an edit says of one field; the unit in which an edit that is too long is divided. `removals` is a share of a
 * removal list that is sent apart, `lock` a field of which nothing but the lock changes.
 */
export interface EditPart {
  readonly kind: 'text' | 'list' | 'removals' | 'lock';
  readonly field: Field;
  /** Encoded parameters. */
  readonly values: readonly string[];
  /** Encoded names that go. */
  readonly removals: readonly string[];
  readonly locks: readonly string[];
}

/** In the order of the fields: the same edit makes the same requests. */
export function editParts(edit: ItemEdit): readonly EditPart[] {
  return FIELDS.map((field) => partOf(edit, field)).filter((part) => parametersOf(part).length > 0);
}

/** What of a part stands in the query. */
export function parametersOf({ field, values, removals, locks }: EditPart): readonly string[] {
  const removal = removals.length > 0 ? [removalParameter(field, removals)] : [];
  return [...values, ...removal, ...locks];
}

function removalParameter(field: Field, names: readonly string[]): string {
  return `${field}[].tag.tag-=${names.join(COMMA)}`;
}

const COMMA = percentEncode(',');

function partOf(edit: ItemEdit, field: Field): EditPart {
  const lock = edit.locks[field];
  const locks = lock === undefined ? [] : [`${field}.locked=${lock ? 1 : 0}`];
  const value = isList(field) ? listValue(edit, field) : textValue(edit, field);
  return { field, locks, ...(value ?? { kind: 'lock', values: [], removals: [] }) };
}

type PartValue = Pick<EditPart, 'kind' | 'removals' | 'values'> | undefined;

function textValue({ texts }: ItemEdit, field: TextField): PartValue {
  const text = texts[field];
  if (text === undefined) return undefined;
  return { kind: 'text', values: [`${field}.value=${percentEncode(text)}`], removals: [] };
}

function listValue({ lists, form }: ItemEdit, field: ListField): PartValue {
  const list = lists[field];
  if (!list) return undefined;
  const wanted = list.wanted
    .filter(isName)
    .map((name, index) => `${field}[${index}].tag.tag=${percentEncode(name)}`);
  if (form === 'safest') {
    return { kind: 'list', values: [`${field}[].tag=`, ...wanted], removals: [] };
  }
  const removals = list.removals.filter(isName).map(removalName);
  return { kind: 'list', values: wanted, removals };
}

/** What Plex makes of a tag without a name is not known. */
function isName(name: string): boolean {
  return name.trim() !== '';
}

/**
 * Plex splits removals at commas after it has decoded the query, so a name with a comma is encoded twice; one with what
 * a second decoding would change, too. The others are not: nobody knows whether every version decodes twice.
 */
function removalName(name: string): string {
  return percentEncode(/[,%+]/.test(name) ? percentEncode(name) : name);
}

function isList(field: Field): field is ListField {
  return (LIST_FIELDS as readonly Field[]).includes(field);
}
