import {
  LIST_FIELDS,
  percentEncode,
  type Field,
  type FieldValues,
  type ListField,
} from '@stash2plex/core';

/** Of a request line: method, path, keys, the field's own name and its lock. */
const AROUND_BYTES = 170;
/** `&collection[99].tag.tag=`, the longest that stands before a name. */
const BEFORE_NAME_BYTES = 26;

export interface Fitted {
  readonly values: FieldValues;
  /** Fields that had to be shortened. */
  readonly cut: readonly Field[];
}

/** Values of which each fits alone into a request that this server takes: texts end earlier, lists hold their first names. */
export function fit(values: FieldValues, maxRequestBytes: number): Fitted {
  const room = maxRequestBytes - AROUND_BYTES;
  const summary = fittingText(values.summary, room);
  const lists = LIST_FIELDS.map((field) => [field, fittingNames(values[field], room)] as const);
  const fitted = { ...values, summary, ...listsOf(lists) };
  const isCut = (field: Field) => fitted[field].length < values[field].length;
  return { values: fitted, cut: (['summary', ...LIST_FIELDS] as const).filter(isCut) };
}

function listsOf(lists: readonly (readonly [ListField, readonly string[]])[]) {
  return Object.fromEntries(lists) as Pick<FieldValues, ListField>;
}

/** Cut where a reader sees the border of two characters. */
function fittingText(text: string, room: number): string {
  if (percentEncode(text).length <= room) return text;
  let end = 0;
  let bytes = 0;
  for (const { segment, index } of new Intl.Segmenter('en').segment(text)) {
    bytes += percentEncode(segment).length;
    if (bytes > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}

function fittingNames(names: readonly string[], room: number): readonly string[] {
  let bytes = 0;
  const tooMany = names.findIndex((name) => {
    bytes += BEFORE_NAME_BYTES + percentEncode(name).length;
    return bytes > room;
  });
  return tooMany < 0 ? names : names.slice(0, tooMany);
}
