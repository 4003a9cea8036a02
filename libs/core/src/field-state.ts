import { foldedNames, isInLine } from './compare.ts';
import { isEmpty, type Field, type FieldValue } from './fields.ts';
import type { LedgerField } from './ledger.ts';

/** `stale`: Stash changed, or we never wrote it. `drift`: only Plex changed since we last knew it. */
export type FieldState = 'in-line' | 'stale' | 'drift';

export interface FieldSides {
  readonly desired: FieldValue | undefined;
  readonly observed: FieldValue;
  readonly ledger: LedgerField | undefined;
}

/** Three-way comparison of one field: what we want, what Plex has, what we last knew. */
export function fieldState(field: Field, { desired, observed, ledger }: FieldSides): FieldState {
  if (desired === undefined) return 'in-line';
  if (field === 'collection') return collectionState(desired, observed, ledger);
  if (isEmpty(desired)) return clearsOurs(observed, ledger, field) ? 'stale' : 'in-line';
  if (isInLine(field, desired, observed)) return 'in-line';
  return ledger && isInLine(field, desired, ledger.value) ? 'drift' : 'stale';
}

/** A value we did not write is never cleared because Stash is empty; a title is never cleared at all. */
function clearsOurs(observed: FieldValue, ledger: LedgerField | undefined, field: Field): boolean {
  if (field === 'title' || ledger?.origin !== 'wrote' || isEmpty(ledger.value)) return false;
  if (typeof observed === 'string') return isInLine(field, ledger.value, observed);
  return !foldedNames(asNames(ledger.value)).isDisjointFrom(foldedNames(observed));
}

/** Ours has to be there, one of ours that is no longer wanted has to go, others' stay. The ledger knows ours only. */
function collectionState(
  desired: FieldValue,
  observed: FieldValue,
  ledger: LedgerField | undefined,
): FieldState {
  const wanted = foldedNames(asNames(desired));
  const found = foldedNames(asNames(observed));
  const known = foldedNames(asNames(ledger?.value ?? []));
  // One that only was there already goes with the studio it was equal to, not because Stash is empty.
  const isOurs = ledger?.origin === 'wrote' || wanted.size > 0;
  const leftOver = isOurs ? known.difference(wanted) : new Set<string>();

  if (!leftOver.isDisjointFrom(found)) return 'stale';
  if (wanted.isSubsetOf(found)) return 'in-line';
  return wanted.isSubsetOf(known) ? 'drift' : 'stale';
}

function asNames(value: FieldValue): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
