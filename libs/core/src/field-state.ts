import { areAmong, isInLine, isSame } from './compare.ts';
import type { FieldChange } from './detector.ts';
import { FIELDS, isEmpty, namesIn, type Field, type FieldValue } from './fields.ts';
import type { LedgerField, RefusedField } from './ledger.ts';
import type { Pair } from './pair.ts';

/**
 * `stale`: Stash changed, or we never wrote it. `drift`: only Plex changed since we last knew it. `refused`: Plex would
 * not take it before, and both sides are as they were then.
 */
export type FieldState = 'in-line' | 'stale' | 'drift' | 'refused';

export interface FieldSides {
  readonly desired: FieldValue | undefined;
  readonly observed: FieldValue;
  readonly ledger: LedgerField | undefined;
  readonly refused?: RefusedField | undefined;
}

/** Three-way comparison of one field: what we want, what Plex has, what we last knew. */
export function fieldState(field: Field, sides: FieldSides): FieldState {
  const state = stateOfSides(field, sides);
  return state !== 'in-line' && isRefusedStill(field, sides) ? 'refused' : state;
}

function stateOfSides(field: Field, { desired, observed, ledger }: FieldSides): FieldState {
  if (desired === undefined) return 'in-line';
  if (field === 'collection') return collectionState(desired, observed, ledger);
  if (isEmpty(desired)) return clearsOurs(observed, ledger, field) ? 'stale' : 'in-line';
  if (isInLine(field, desired, observed)) return 'in-line';
  return ledger && isInLine(field, desired, ledger.value) ? 'drift' : 'stale';
}

function isRefusedStill(field: Field, { desired, observed, refused }: FieldSides): boolean {
  if (!refused || desired === undefined) return false;
  return isSame(field, desired, refused.wanted) && isSame(field, observed, refused.got);
}

/** The fields of a pair that are in one of these states, with what Plex has and what it should have. */
export function changesOf(pair: Pair, ...wanted: readonly FieldState[]): FieldChange[] {
  const { desired, observed } = pair;
  if (observed.status !== 'present') return [];
  const changes: FieldChange[] = [];
  for (const field of FIELDS) {
    const state = stateOf(field, pair);
    if (!state || !wanted.includes(state)) continue;
    const values = { observed: observed.item.values[field], desired: desired.values[field] ?? '' };
    changes.push({ field, ...values });
  }
  return changes;
}

/** The fields that Plex would not take, and that both sides have still as they had then. */
export function refusedFields(pair: Pair): Field[] {
  // Of nearly all pairs nothing was ever refused, and comparing fields is what a run spends its time on.
  if (!pair.ledger?.refused) return [];
  return changesOf(pair, 'refused').map(({ field }) => field);
}

function stateOf(field: Field, { desired, observed, ledger }: Pair): FieldState | undefined {
  const wanted = desired.values[field];
  if (observed.status !== 'present' || wanted === undefined) return undefined;
  const known = ledger?.fields[field];
  return fieldState(field, {
    desired: wanted,
    observed: observed.item.values[field],
    ledger: known,
    refused: ledger?.refused?.[field],
  });
}

/** A value we did not write is never cleared because Stash is empty; a title is never cleared at all. */
function clearsOurs(observed: FieldValue, ledger: LedgerField | undefined, field: Field): boolean {
  if (field === 'title' || ledger?.origin !== 'wrote' || isEmpty(ledger.value)) return false;
  if (typeof observed === 'string') return isInLine(field, ledger.value, observed);
  return shareOne(namesIn(ledger.value), observed);
}

/** Ours has to be there, one of ours that is no longer wanted has to go, others' stay. The ledger knows ours only. */
function collectionState(
  desired: FieldValue,
  observed: FieldValue,
  ledger: LedgerField | undefined,
): FieldState {
  const wanted = namesIn(desired);
  const found = namesIn(observed);
  const known = namesIn(ledger?.value);
  // One that only was there already goes with the studio it was equal to, not because Stash is empty.
  const isOurs = ledger?.origin === 'wrote' || wanted.length > 0;
  const leftOver = isOurs ? known.filter((name) => !areAmong([name], wanted)) : [];

  if (shareOne(leftOver, found)) return 'stale';
  if (areAmong(wanted, found)) return 'in-line';
  return areAmong(wanted, known) ? 'drift' : 'stale';
}

function shareOne(names: readonly string[], others: readonly string[]): boolean {
  return names.some((name) => areAmong([name], others));
}
