import {
  areAmong,
  isEmpty,
  isInLine,
  namesIn,
  type Field,
  type FieldValue,
  type Intent,
  type LedgerEntry,
  type LedgerField,
  type Pair,
  type PlexItem,
  type RefusedField,
} from '@stash2plex/core';

/**
 * What is known of one field: the ledger's word, or what was sent and not seen to arrive, by a killed process or by one
 * that Plex showed the item as it had been, if that is what Plex has now.
 */
export function knownField(
  field: Field,
  { observed, ledger }: Pair,
  intent: Intent | undefined,
): LedgerField | undefined {
  const known = ledger?.fields[field];
  const sent = sentUnseen(field, ledger, intent);
  if (!sent || observed.status !== 'present') return known;
  const { item } = observed;
  const isOurLock = sent.isLock && item.locked.includes(field);
  const value = landed(field, { ...sent, item, known });
  if (value !== undefined) {
    return { value, origin: 'wrote', locked: isOurLock || known?.locked === true };
  }
  // A lock alone says nothing of a value that nobody noted before the edit: somebody may have written and locked it.
  return isOurLock && known ? { ...known, locked: true } : known;
}

interface Sent {
  readonly intended: FieldValue | undefined;
  readonly isLock: boolean;
  /** Half a list may have landed. A refusal stands for long: what is missing then was taken out by somebody. */
  readonly isRecent: boolean;
}

function sentUnseen(
  field: Field,
  ledger: LedgerEntry | undefined,
  intent: Intent | undefined,
): Sent | undefined {
  const refused = ledger?.refused?.[field];
  const isLock = intent?.locks.includes(field) === true || refused?.locks === true;
  if (intent) {
    return { intended: intent.values[field] ?? wantedOf(refused), isLock, isRecent: true };
  }
  return refused && { intended: wantedOf(refused), isLock, isRecent: false };
}

/** That nothing is there is what others make of a field as well. */
function wantedOf(refused: RefusedField | undefined): FieldValue | undefined {
  return refused && !isEmpty(refused.wanted) ? refused.wanted : undefined;
}

interface Attempt extends Sent {
  readonly item: PlexItem;
  readonly known: LedgerField | undefined;
}

/** What is ours, if the edit has landed, or half of a list has; undefined if it has not. */
function landed(
  field: Field,
  { intended, isRecent, item, known }: Attempt,
): FieldValue | undefined {
  const observed = item.values[field];
  if (intended === undefined) return undefined;
  if (typeof intended === 'string' || typeof observed === 'string') {
    return isInLine(field, intended, observed) ? intended : undefined;
  }
  const ours = namesIn(known?.value);
  // Names that somebody added since are no reason to forget ours, nor are those that a removal could not name.
  const left = ours.filter((name) => areAmong([name], observed) && !areAmong([name], intended));
  if (areAmong(intended, observed)) return [...intended, ...left];
  const isBetween =
    isRecent && known?.origin === 'wrote' && areAmong(observed, [...ours, ...intended]);
  return isBetween && observed.length > 0 ? observed : undefined;
}
