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
  if (intended === undefined || !isInLine(field, intended, observed)) return undefined;
  if (field !== 'collection') return intended;
  // Others' collections stand beside ours, so this one tells only that the new one is there: an old one may be, too.
  const wanted = namesOf(intended);
  const isThere = foldedNames(namesOf(observed));
  const isWanted = foldedNames(wanted);
  const left = namesOf(before?.value ?? []).filter((name) => {
    const key = foldName(name);
    return isThere.has(key) && !isWanted.has(key);
  });
  return [...wanted, ...left];
}

function namesOf(value: FieldValue): readonly string[] {
  return typeof value === 'string' ? [] : value;
}
