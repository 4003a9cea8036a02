import { foldedNames, isInLine } from './compare.ts';
import type { FieldChange } from './detector.ts';
import { FIELDS, isEmpty, type Field, type FieldValue } from './fields.ts';
import type { LedgerField } from './ledger.ts';
import type { Pair } from './pair.ts';

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

/** The state of every field that is switched on. A pair without item has none. */
export function fieldStates(pair: Pair): ReadonlyMap<Field, FieldState> {
  const known = statesBefore.get(pair) ?? readStates(pair);
  statesBefore.set(pair, known);
  return known;
}

// Several detectors ask about the same pair.
const statesBefore = new WeakMap<Pair, ReadonlyMap<Field, FieldState>>();

function readStates({ desired, observed, ledger }: Pair): ReadonlyMap<Field, FieldState> {
  const states = new Map<Field, FieldState>();
  if (observed.status !== 'present') return states;
  for (const field of FIELDS) {
    const wanted = desired.values[field];
    if (wanted === undefined) continue;
    const sides = { observed: observed.item.values[field], ledger: ledger?.fields[field] };
    states.set(field, fieldState(field, { ...sides, desired: wanted }));
  }
  return states;
}

/** The fields of a pair that are in one of these states, with what Plex has and what it should have. */
export function changesOf(pair: Pair, ...wanted: readonly FieldState[]): FieldChange[] {
  const { desired, observed } = pair;
  if (observed.status !== 'present') return [];
  const { values } = observed.item;
  const fields = [...fieldStates(pair)].filter(([, state]) => wanted.includes(state));
  return fields.map(([field]) => ({
    field,
    observed: values[field],
    desired: desired.values[field] ?? '',
  }));
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
