import {
  FIELDS,
  isEmpty,
  isInLine,
  refusedFields,
  type Field,
  type FieldValue,
  type LedgerEntry,
  type LedgerField,
  type Pair,
  type RefusedField,
} from '@stash2plex/core';

/**
 * What the ledger should say of a pair in which nothing is out of line but for what Plex refused, or undefined when it
 * says so already.
 * The first contact records values as `found`: ours to compare with, not ours to clear.
 */
export function inLineEntry(
  pair: Pair,
  machineIdentifier: string,
  now: Date,
): LedgerEntry | undefined {
  const { scene, desired, observed, ledger } = pair;
  if (observed.status !== 'present' || ledger?.desiredHash === desired.hash) return undefined;

  const refused = refusedFields(pair).flatMap((field) => {
    const before = ledger?.refused?.[field];
    return before ? [[field, before] as const] : [];
  });
  const isRefused = new Set(refused.map(([field]) => field));
  const fields = FIELDS.flatMap((field) => {
    const known = isRefused.has(field) ? ledger?.fields[field] : knownField(pair, field);
    return known ? [[field, known] as const] : [];
  });
  if (fields.length + refused.length === 0) return undefined;
  return {
    machineIdentifier,
    sceneId: scene.id,
    ratingKey: observed.item.ratingKey,
    fields: Object.fromEntries(fields),
    ...(refused.length > 0 && { refused: Object.fromEntries(refused) }),
    ...(ledger?.pictures && { pictures: ledger.pictures }),
    desiredHash: desired.hash,
    verifiedAt: now,
  };
}

function knownField({ desired, ledger }: Pair, field: Field): LedgerField | undefined {
  const value = desired.values[field];
  const before = ledger?.fields[field];
  // Switched off or empty in Stash: what we wrote earlier stays known, so that it can still be removed.
  if (value === undefined || isEmpty(value)) return before;
  if (before && isInLine(field, value, before.value)) return before;
  return seenFirst(value, { field, refused: ledger?.refused?.[field], before });
}

interface SeenFirst {
  readonly field: Field;
  readonly refused: RefusedField | undefined;
  readonly before: LedgerField | undefined;
}

/** Plex shows an edit late at times: what we wrote then is ours. */
function seenFirst(value: FieldValue, { field, refused, before }: SeenFirst): LedgerField {
  const isLate = refused !== undefined && isInLine(field, value, refused.wanted);
  const locked = before?.locked ?? (isLate && refused.locks === true);
  return { value, origin: isLate ? 'wrote' : 'found', locked };
}
