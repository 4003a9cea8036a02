import {
  FIELDS,
  type Desired,
  type DesiredValues,
  type Field,
  type FieldValue,
  type FieldValues,
  type LedgerEntry,
  type LedgerField,
  type LedgerPictures,
  type MatchedBy,
  type Observation,
  type Pair,
  type PictureKind,
  type PlexItem,
  type Scene,
} from '@stash2plex/core';
import { aScene } from './a-scene.ts';
import { anItem, IN_LINE } from './an-item.ts';
import { at } from './at.ts';

export interface PairDifference {
  readonly scene?: Partial<Scene>;
  /** What we want. Fields that are not named are what Plex has by default. */
  readonly desired?: DesiredValues;
  /** Fields that are switched off. */
  readonly off?: readonly Field[];
  /** What Plex has, or that it has no item, or that nobody could tell. */
  readonly observed?: Partial<FieldValues> | 'absent' | 'unknown';
  /** What we remember of the item; without it, it was never met before. */
  readonly ledger?: LedgerEntry['fields'];
  /** What Plex made of values that it would not take as they were. */
  readonly refused?: LedgerEntry['refused'];
  /** Pictures: which are wanted, where Plex shows them, what is known of them. */
  readonly pictures?: PairPictures;
  readonly matchedBy?: MatchedBy;
}

interface PairPictures {
  readonly wanted: readonly PictureKind[];
  readonly shown?: PlexItem['pictures'];
  readonly known?: LedgerPictures;
}

/** A pair in good order; a test names only what it is about. */
export function aPair(difference: PairDifference = {}): Pair {
  const { scene, observed = {}, matchedBy, pictures } = difference;
  const { wanted = [], shown } = pictures ?? {};
  const desired = aDesired(difference.desired, difference.off);
  return {
    scene: aScene(scene),
    desired: wanted.length > 0 ? { ...desired, pictures: wanted } : desired,
    observed: anObservation(observed, shown),
    ledger: aMemory(difference),
    matchedBy: matchedBy ?? (observed === 'absent' ? 'none' : 'path'),
  };
}

/** Wanted values, all switched on while nothing else is said. The hash stands for no values. */
export function aDesired(values: DesiredValues = {}, off: readonly Field[] = []): Desired {
  const wanted = FIELDS.filter((field) => !off.includes(field));
  const all = { ...IN_LINE, ...values };
  return {
    values: Object.fromEntries(wanted.map((field) => [field, all[field]])),
    hash: 'desired-hash',
  };
}

export function aLedgerEntry(fields: LedgerEntry['fields']): LedgerEntry {
  return {
    machineIdentifier: 'server',
    sceneId: '7',
    ratingKey: '100',
    fields,
    desiredHash: 'desired-hash',
    verifiedAt: at('09:00'),
  };
}

function aMemory({ ledger, refused, pictures }: PairDifference): LedgerEntry | undefined {
  const { known } = pictures ?? {};
  if (!ledger && !refused && !known) return undefined;
  return {
    ...aLedgerEntry(ledger ?? {}),
    ...(refused && { refused }),
    ...(known && { pictures: known }),
  };
}

/** What the ledger holds of a field that we wrote. */
export function wrote(value: FieldValue): LedgerField {
  return { value, origin: 'wrote', locked: true };
}

/** What the ledger holds of a field that was in line when we first saw it. */
export function found(value: FieldValue): LedgerField {
  return { value, origin: 'found', locked: false };
}

function anObservation(
  observed: NonNullable<PairDifference['observed']>,
  pictures: PlexItem['pictures'],
): Observation {
  if (observed === 'absent') return { status: 'absent' };
  if (observed === 'unknown') return { status: 'unknown', because: 'Plex did not answer' };
  return { status: 'present', item: anItem({ values: observed, ...(pictures && { pictures }) }) };
}
