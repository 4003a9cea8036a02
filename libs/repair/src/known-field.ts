import {
  areAmong,
  isInLine,
  type Field,
  type FieldValue,
  type Intent,
  type LedgerEntry,
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
  const intended = intent.values[field];
  if (intended !== undefined && hasLanded(field, intended, item)) {
    return { value: intended, origin: 'wrote', locked: isOurLock || known?.locked === true };
  }
  if (!isOurLock || known?.locked) return known;
  return { value: item.values[field], origin: 'found', ...known, locked: true };
}

/** Names that somebody added since are no reason to forget ours. */
function hasLanded(field: Field, intended: FieldValue, { values }: PlexItem): boolean {
  const found = values[field];
  if (typeof intended === 'string' || typeof found === 'string' || intended.length === 0) {
    return isInLine(field, intended, found);
  }
  return areAmong(intended, found);
}

/**
 * The entry with what intents told, to be stored before they are written over; undefined where the ledger says all of it.
 * Its hash is that of before: nothing is proven to be in line.
 */
export function recoveredEntry(
  { ledger, scene }: Pair,
  known: ReadonlyMap<Field, LedgerField>,
  base: Pick<LedgerEntry, 'machineIdentifier' | 'ratingKey' | 'verifiedAt'>,
): LedgerEntry | undefined {
  const isNews = [...known].some(([field, each]) => each !== ledger?.fields[field]);
  if (!isNews) return undefined;
  const before = ledger ?? { ...base, sceneId: scene.id, desiredHash: '' };
  return { ...before, fields: { ...ledger?.fields, ...Object.fromEntries(known) } };
}
