import {
  areAmong,
  isInLine,
  namesIn,
  type Field,
  type FieldValue,
  type Intent,
  type LedgerField,
  type Pair,
  type PlexItem,
} from '@stash2plex/core';

/**
 * What is known of one field: the ledger's word, or what a killed process was about to write and to lock, if that is
 * what Plex has now.
 */
export function knownField(
  field: Field,
  { observed, ledger }: Pair,
  intent: Intent | undefined,
): LedgerField | undefined {
  const known = ledger?.fields[field];
  if (!intent || observed.status !== 'present') return known;
  const { item } = observed;
  const isOurLock = intent.locks.includes(field) && item.locked.includes(field);
  const value = landed(field, { intended: intent.values[field], item, known });
  if (value !== undefined) {
    return { value, origin: 'wrote', locked: isOurLock || known?.locked === true };
  }
  // A lock alone says nothing of a value that nobody noted before the edit: somebody may have written and locked it.
  return isOurLock && known ? { ...known, locked: true } : known;
}

interface Attempt {
  readonly intended: FieldValue | undefined;
  readonly item: PlexItem;
  readonly known: LedgerField | undefined;
}

/** What is ours, if the edit has landed, or half of a list has; undefined if it has not. */
function landed(field: Field, { intended, item, known }: Attempt): FieldValue | undefined {
  const observed = item.values[field];
  if (intended === undefined) return undefined;
  if (typeof intended === 'string' || typeof observed === 'string') {
    return isInLine(field, intended, observed) ? intended : undefined;
  }
  const ours = namesIn(known?.value);
  // Names that somebody added since are no reason to forget ours, nor are those that a removal could not name.
  const left = ours.filter((name) => areAmong([name], observed) && !areAmong([name], intended));
  if (areAmong(intended, observed)) return [...intended, ...left];
  const isBetween = known?.origin === 'wrote' && areAmong(observed, [...ours, ...intended]);
  return isBetween && observed.length > 0 ? observed : undefined;
}
