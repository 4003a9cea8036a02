import {
  fieldState,
  isEmpty,
  isInLine,
  type Field,
  type FieldValue,
  type LedgerField,
  type RefusedField,
} from '@stash2plex/core';
import type { WritePolicy } from './settings.ts';

/**
 * What becomes of one field. `kept`: somebody changed it in Plex, and that is to stay. `refused`: Plex would not take it
 * before, and both sides are as they were then.
 */
export type FieldDecision = 'in-line' | 'kept' | 'refused' | 'write';

export interface FieldFacts {
  readonly desired: FieldValue | undefined;
  readonly observed: FieldValue;
  readonly known: LedgerField | undefined;
  readonly refused: RefusedField | undefined;
  readonly isLocked: boolean;
}

export function decideField(field: Field, facts: FieldFacts, policy: WritePolicy): FieldDecision {
  const { desired, observed, known } = facts;
  const state = fieldState(field, { desired, observed, ledger: known });
  if (state === 'in-line' || desired === undefined) return 'in-line';
  if (isRefusedStill(field, facts)) return 'refused';
  return policy.preserveEdits && isSomebodys(field, facts) ? 'kept' : 'write';
}

function isRefusedStill(field: Field, { desired, observed, refused }: FieldFacts): boolean {
  if (!refused || desired === undefined) return false;
  return isInLine(field, desired, refused.wanted) && isSame(field, observed, refused.got);
}

/** Exactly so: of collections, others' count here. */
function isSame(field: Field, one: FieldValue, other: FieldValue): boolean {
  return isInLine(field, one, other) && isInLine(field, other, one);
}

/**
 * Without a word of ours on it only an empty field may be filled; with one, whatever is not what we left is somebody's.
 * A lock that we did not set is somebody's as well.
 */
function isSomebodys(field: Field, { observed, known, isLocked }: FieldFacts): boolean {
  if (isLocked && !known?.locked) return true;
  if (!known) return !isEmpty(observed);
  // Of collections only ours count: one that was taken away.
  if (field === 'collection') return !isInLine(field, known.value, observed);
  return !isSame(field, observed, known.value);
}
