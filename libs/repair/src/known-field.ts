import {
  areAmong,
  isInLine,
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
  if (!isOurLock || known?.locked) return known;
  return { value: item.values[field], origin: 'found', ...known, locked: true };
}

interface Attempt {
  readonly intended: FieldValue | undefined;
  readonly item: PlexItem;
  readonly known: LedgerField | undefined;
}

/** What is ours, if the edit has landed; undefined if it has not. */
function landed(field: Field, { intended, item, known }: Attempt): FieldValue | undefined {
  if (intended === undefined) return undefined;
  if (!hasLanded(field, intended, item)) return halfLanded(field, { intended, item, known });
  if (field !== 'collection') return intended;
  // Others' collections stand beside ours, so it only tells that the new one is there: an old one of ours may be, too.
  const before = asNames(known?.value).filter((name) => !areAmong([name], asNames(intended)));
  return [...asNames(intended), ...before.filter((name) => areAmong([name], item.values[field]))];
}

/** A list between what it was and what it was to be, as when a name could not be removed: all of it is ours. */
function halfLanded(field: Field, { intended, item, known }: Attempt): FieldValue | undefined {
  const found = item.values[field];
  if (known?.origin !== 'wrote' || typeof found === 'string' || found.length === 0)
    return undefined;
  return areAmong(found, [...asNames(known.value), ...asNames(intended)]) ? found : undefined;
}

/** Names that somebody added since are no reason to forget ours. */
function hasLanded(field: Field, intended: FieldValue, { values }: PlexItem): boolean {
  const found = values[field];
  if (typeof intended === 'string' || typeof found === 'string' || intended.length === 0) {
    return isInLine(field, intended, found);
  }
  return areAmong(intended, found);
}

function asNames(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}
