import { isInLine, type Field, type Intent, type LedgerField, type Pair } from '@stash2plex/core';

/**
 * What is known of one field: the ledger's word, or what a killed process was about to write, if that is what Plex
 * has now.
 */
export function knownField(
  field: Field,
  { observed, ledger }: Pair,
  intent: Intent | undefined,
): LedgerField | undefined {
  const intended = intent?.values[field];
  if (intended === undefined || observed.status !== 'present') return ledger?.fields[field];
  const { values, locked } = observed.item;
  if (!isInLine(field, intended, values[field])) return ledger?.fields[field];
  const isOurLock = (intent?.locks.includes(field) ?? false) && locked.includes(field);
  return { value: intended, origin: 'wrote', locked: isOurLock };
}
