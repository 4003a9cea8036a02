import {
  areAmong,
  FIELDS,
  fieldState,
  foldedNames,
  foldName,
  isEmpty,
  isInLine,
  isSame,
  namesIn,
  type Field,
  type FieldValue,
  type ItemEdit,
  type LedgerEntry,
  type LedgerField,
  type LedgerPictures,
  type PlexItem,
  type RefusedField,
} from '@stash2plex/core';
import type { ItemDecision } from './decide-item.ts';
import { editContent } from './edit-content.ts';

/** Fields of an edit that a read-back does not show as they were to be. */
export function unlanded({ pair, edit, known }: ItemDecision, after: PlexItem): Field[] {
  if (!edit) return [];
  const written = [...Object.keys(edit.texts), ...Object.keys(edit.lists)] as Field[];
  return written.filter((field) => {
    const desired = pair.desired.values[field];
    const observed = after.values[field];
    return fieldState(field, { desired, observed, ledger: known.get(field) }) !== 'in-line';
  });
}

export interface Afterwards {
  readonly after: PlexItem;
  readonly machineIdentifier: string;
  readonly at: Date;
  /** Undefined: as before. */
  readonly pictures?: LedgerPictures | undefined;
}

/** What the ledger says of an item once the dust has settled: what we wrote, what was found in line, what was refused. */
export function entryAfter(
  decision: ItemDecision,
  { after, machineIdentifier, at, pictures = decision.pair.ledger?.pictures }: Afterwards,
): LedgerEntry | undefined {
  const { pair } = decision;
  const { fields, refused } = fieldsAfter(decision, after);
  const isRefused = Object.keys(refused).length > 0;
  const isKept = [...decision.fields.values()].includes('kept');
  // An entry of before has to go as well, or it would tell of what is not there any more; that something was kept has to
  // be known, or the next run would queue it again.
  const isKnown = Object.keys(fields).length > 0 || isRefused || isKept || pictures !== undefined;
  if (!isKnown && !pair.ledger) return undefined;
  return {
    ...{ machineIdentifier, sceneId: pair.scene.id, ratingKey: after.ratingKey },
    ...{ fields, desiredHash: pair.desired.hash, verifiedAt: at },
    ...(isRefused && { refused }),
    ...(pictures && { pictures }),
  };
}

/**
 * What the ledger has to say before an edit of an item is sent, if it does not say so yet: what a killed process left
 * and what is in line already. The edit locks that as well, and its intent says of the values only what it changes.
 */
export function entryBefore(
  decision: ItemDecision,
  { machineIdentifier, at }: Omit<Afterwards, 'after' | 'pictures'>,
): LedgerEntry | undefined {
  const { item, pair } = decision;
  const fields = new Map([...decision.fields].filter(([, how]) => how === 'in-line'));
  const about = { machineIdentifier, at, after: item };
  const entry = entryAfter({ ...decision, fields, edit: undefined }, about);
  const known = pair.ledger?.fields ?? {};
  const isNew = (field: Field) =>
    JSON.stringify(entry?.fields[field]) !== JSON.stringify(known[field]);
  if (!entry || !FIELDS.some(isNew)) return undefined;
  // Nothing is in line yet: no hash says so.
  const { desiredHash = '', verifiedAt = at, refused } = pair.ledger ?? {};
  return { ...entry, desiredHash, verifiedAt, ...(refused && { refused }) };
}

function fieldsAfter(decision: ItemDecision, after: PlexItem) {
  const { pair, fields: decided, known } = decision;
  const fields: Partial<Record<Field, LedgerField>> = {
    ...pair.ledger?.fields,
    ...Object.fromEntries(known),
  };
  const refused: Partial<Record<Field, RefusedField>> = {};
  const open = new Set(unlanded(decision, after));
  for (const [field, how] of decided) {
    if (how === 'kept') continue;
    const desired = pair.desired.values[field] ?? '';
    const isRefused = how === 'refused' || open.has(field);
    if (isRefused) refused[field] = refusal(field, { desired, decision, after });
    const facts = { desired, before: known.get(field), decision, after };
    const now = isRefused ? knownOfRefused(field, facts) : knownNow(field, facts);
    if (now) fields[field] = now;
    else Reflect.deleteProperty(fields, field);
  }
  return { fields, refused };
}

/** A lock that we sent and do not see may come later, as the value may: it is ours then. */
function refusal(
  field: Field,
  { desired, decision: { edit, pair }, after }: Omit<FieldAfter, 'before'>,
): RefusedField {
  const isSent = edit?.locks[field] ?? pair.ledger?.refused?.[field]?.locks ?? false;
  const isUnseen = isSent && !after.locked.includes(field);
  return { wanted: desired, got: after.values[field], ...(isUnseen && { locks: true }) };
}

interface FieldAfter {
  readonly desired: FieldValue;
  readonly before: LedgerField | undefined;
  readonly decision: ItemDecision;
  readonly after: PlexItem;
}

function knownNow(
  field: Field,
  { desired, before, decision: { edit, fields }, after }: FieldAfter,
): LedgerField | undefined {
  const isWritten = fields.get(field) === 'write';
  // Cleared by us: nothing of ours is left. Never ours, and Stash has nothing: as before.
  if (isEmpty(desired)) return isWritten ? undefined : before;
  const locked = isOurLock(field, { before, edit, after });
  if (isWritten) return { value: desired, origin: 'wrote', locked };
  if (before !== undefined && isInLine(field, desired, before.value)) return { ...before, locked };
  return { value: desired, origin: isOursStill(desired, before) ? 'wrote' : 'found', locked };
}

/** A list that lost names on both sides alike holds none but ours. */
function isOursStill(desired: FieldValue, before: LedgerField | undefined): boolean {
  if (before?.origin !== 'wrote' || typeof desired === 'string') return false;
  return areAmong(desired, namesIn(before.value));
}

/**
 * What Plex made of a value is ours to change and to clear, as far as it was not there before; a lock of ours is ours to
 * release whatever stands below it.
 */
function knownOfRefused(
  field: Field,
  { desired, before, decision: { edit, fields, item }, after }: FieldAfter,
): LedgerField | undefined {
  if (fields.get(field) !== 'write') return before;
  const locked = isOurLock(field, { before, edit, after });
  const got = after.values[field];
  const value = newIn(field, { got, had: item.values[field], desired });
  if (!isEmpty(value)) return { value, origin: 'wrote', locked };
  return locked ? { value: got, origin: 'found', locked } : before;
}

interface Refused {
  readonly got: FieldValue;
  readonly had: FieldValue;
  readonly desired: FieldValue;
}

/** A text that was not there before, or the names of a list that are wanted or were not there. */
function newIn(field: Field, { got, had, desired }: Refused): FieldValue {
  if (typeof got === 'string') return isSame(field, got, had) ? '' : got;
  const [before, wanted] = [foldedNames(namesIn(had)), foldedNames(namesIn(desired))];
  return got.filter((name) => wanted.has(foldName(name)) || !before.has(foldName(name)));
}

function isOurLock(
  field: Field,
  { before, edit, after }: Pick<FieldAfter, 'after' | 'before'> & Pick<ItemDecision, 'edit'>,
): boolean {
  const isOurs = edit?.locks[field] ?? before?.locked ?? false;
  return isOurs && after.locked.includes(field);
}

/**
 * What has not arrived once more, in the form that leaves no room: each list emptied and written whole. From what Plex has
 * now: what somebody has added to a list meanwhile may be theirs to keep.
 */
export function safestEdit(decision: ItemDecision, after: PlexItem): ItemEdit | undefined {
  const { edit } = decision;
  if (!edit) return undefined;
  const open = new Set(unlanded(decision, after));
  const content = editContent({ ...decision, item: after }, (field) => open.has(field));
  return { ...edit, ...content, form: 'safest' };
}
