import {
  foldedNames,
  foldName,
  isInLine,
  type Field,
  type FieldValue,
  type Intent,
  type LedgerField,
  type Pair,
} from '@stash2plex/core';

/**
 * What is known of one field: the ledger's word, or what a killed process was about to write, if that is what Plex
 * has now. A lock that it was about to set is ours as well, whether or not it was to write the value.
 */
export function knownField(
  field: Field,
  { observed, ledger }: Pair,
  intent: Intent | undefined,
): LedgerField | undefined {
  const before = ledger?.fields[field];
  if (!intent || observed.status !== 'present') return before;
  const { values, locked } = observed.item;
  const isOurs = (before?.locked ?? false) || intent.locks.includes(field);
  const isLocked = isOurs && locked.includes(field);
  const value = landed(field, { intended: intent.values[field], observed: values[field], before });
  if (value !== undefined) return { value, origin: 'wrote', locked: isLocked };
  return before && { ...before, locked: isLocked };
}

interface Attempt {
  readonly intended: FieldValue | undefined;
  readonly observed: FieldValue;
  readonly before: LedgerField | undefined;
}

/** What is ours, if the edit has landed; undefined if it has not. */
function landed(field: Field, { intended, observed, before }: Attempt): FieldValue | undefined {
  if (intended === undefined || !isInLine('collection', intended, observed)) return undefined;
  if (typeof intended === 'string') return intended;
  const sides = { wanted: intended, observed: namesOf(observed), ours: namesOf(before?.value) };
  return landedNames(field, sides);
}

interface Names {
  readonly wanted: readonly string[];
  readonly observed: readonly string[];
  readonly ours: readonly string[];
}

/**
 * The new names are there; of ours that had to go some may be there still, if one request did not do it. Others' collections
 * stand beside ours; in another list a name of nobody's knowledge says that somebody has edited it.
 */
function landedNames(
  field: Field,
  { wanted, observed, ours }: Names,
): readonly string[] | undefined {
  const isThere = foldedNames(observed);
  const isWanted = foldedNames(wanted);
  const left = ours.filter((name) => isThere.has(foldName(name)) && !isWanted.has(foldName(name)));
  const known = [...wanted, ...left];
  return field === 'collection' || isInLine(field, known, observed) ? known : undefined;
}

function namesOf(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}
