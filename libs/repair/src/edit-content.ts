import {
  LIST_FIELDS,
  namesIn,
  TEXT_FIELDS,
  type Field,
  type ItemEdit,
  type LedgerField,
  type Pair,
  type PlexItem,
} from '@stash2plex/core';
import { listEdit } from './list-edit.ts';

export interface EditSides {
  readonly pair: Pair;
  readonly known: ReadonlyMap<Field, LedgerField>;
  /** As Plex has it now: what somebody added to a list may be theirs to keep. */
  readonly item: PlexItem;
}

/** What an edit of these fields says of them: texts and lists as Stash has them, and what of the lists has to go. */
export function editContent(
  { pair: { desired }, known, item }: EditSides,
  isWritten: (field: Field) => boolean,
): Pick<ItemEdit, 'lists' | 'texts'> {
  const texts = TEXT_FIELDS.filter(isWritten).map((field) => [field, desired.values[field] ?? '']);
  const lists = LIST_FIELDS.filter(isWritten).map((field) => {
    const ours = namesIn(known.get(field)?.value);
    const sides = { desired: desired.values[field] ?? [], observed: item.values[field], ours };
    return [field, listEdit(field, sides)];
  });
  return {
    texts: Object.fromEntries(texts) as ItemEdit['texts'],
    lists: Object.fromEntries(lists) as ItemEdit['lists'],
  };
}
