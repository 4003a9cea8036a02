import {
  FIELDS,
  isEmpty,
  type Field,
  type Intent,
  type ItemEdit,
  type LedgerField,
  type Pair,
  type PlexItem,
} from '@stash2plex/core';
import { decideField, type FieldDecision } from './decide-field.ts';
import { editContent } from './edit-content.ts';
import { knownField } from './known-field.ts';
import type { WritePolicy } from './settings.ts';

/** What is to be done with one item. */
export interface ItemDecision {
  readonly pair: Pair;
  readonly item: PlexItem;
  readonly fields: ReadonlyMap<Field, FieldDecision>;
  readonly known: ReadonlyMap<Field, LedgerField>;
  /** Undefined: nothing is to be written. */
  readonly edit: ItemEdit | undefined;
}

export interface DecideWith {
  readonly policy: WritePolicy;
  readonly intent?: Intent | undefined;
  /** What Plex refused before is tried once more. */
  readonly isForced?: boolean;
}

/** One PUT with what differs; undefined edit where all is as it should be, or is to stay as it is. */
export function decideItem(
  pair: Pair,
  item: PlexItem,
  { policy, intent, isForced = false }: DecideWith,
): ItemDecision {
  const known = new Map<Field, LedgerField>();
  const fields = new Map<Field, FieldDecision>();
  for (const field of FIELDS) {
    const desired = pair.desired.values[field];
    const knows = knownField(field, pair, intent);
    if (knows) known.set(field, knows);
    if (desired === undefined) continue;
    const facts = {
      ...{ desired, observed: item.values[field], known: knows },
      refused: isForced ? undefined : pair.ledger?.refused?.[field],
      isLocked: item.locked.includes(field),
    };
    fields.set(field, decideField(field, facts, policy));
  }
  const decision = { pair, item, fields, known };
  return { ...decision, edit: editOf(decision, policy) };
}

type Undone = Omit<ItemDecision, 'edit'>;

function editOf(decision: Undone, policy: WritePolicy): ItemEdit | undefined {
  const { item, fields } = decision;
  const isWritten = (field: Field) => fields.get(field) === 'write';
  if (!FIELDS.some(isWritten)) return undefined;
  return {
    ...{ ratingKey: item.ratingKey, sectionKey: item.sectionKey, form: 'usual' },
    ...editContent(decision, isWritten),
    locks: policy.lockFields ? locksOf(decision) : {},
  };
}

/**
 * Every field that desired fills is locked, equal ones too: the next refresh would take those away else. One that is
 * cleared is given free, if the lock was ours.
 */
function locksOf({ item, pair, fields, known }: Undone): ItemEdit['locks'] {
  const locks: Partial<Record<Field, boolean>> = {};
  for (const [field, decision] of fields) {
    if (decision === 'kept' || decision === 'refused') continue;
    const isFilled = !isEmpty(pair.desired.values[field]);
    if (isFilled && !item.locked.includes(field)) locks[field] = true;
    if (!isFilled && decision === 'write' && known.get(field)?.locked) locks[field] = false;
  }
  return locks;
}
