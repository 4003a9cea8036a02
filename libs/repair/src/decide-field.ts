import {
  fieldState,
  isEmpty,
  isInLine,
  isSame,
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
  const state = fieldState(field, { desired, observed, ledger: known, refused: facts.refused });
  if (state === 'in-line' || desired === undefined) return 'in-line';
  if (state === 'refused') return 'refused';
  return policy.preserveEdits && isSomebodys(field, facts) ? 'kept' : 'write';
}

/**
 * Without a word of ours on it only an empty field may be filled; with one, whatever is not what we left is somebody's.
 * A lock that we did not set is somebody's as well. Of collections others may be added; one of ours that is gone was
 * taken out by somebody.
 */
function isSomebodys(field: Field, { observed, known, isLocked }: FieldFacts): boolean {
  if (isLocked && !known?.locked) return true;
  if (field === 'collection') return known !== undefined && !isInLine(field, known.value, observed);
  return known ? !isSame(field, observed, known.value) : !isEmpty(observed);
}
