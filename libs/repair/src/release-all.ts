import {
  FIELDS,
  PermanentError,
  PICTURE_KINDS,
  UnavailableError,
  type EditOutcome,
  type Field,
  type ItemPictures,
  type ItemSource,
  type ItemWriter,
  type LedgerEntry,
  type LedgerField,
  type Log,
  type PictureKind,
  type PictureSent,
  type PlexItem,
} from '@stash2plex/core';
import { isPictureLocked } from './decide-picture.ts';
import { paceOf, type Pace } from './pace.ts';

const PAGE = 40;

export interface ReleaseParts {
  readonly items: ItemSource;
  readonly writer: ItemWriter;
  readonly pictures: Pick<ItemPictures, 'lock'>;
  /** Ledger entries with a lock of ours, in order of scene and item. */
  readonly locked: (
    machineIdentifier: string,
    after: { readonly sceneId: string; readonly ratingKey: string },
    limit: number,
  ) => readonly LedgerEntry[];
  /** How many those are. */
  readonly lockedCount: (machineIdentifier: string) => number;
  readonly store: (entries: readonly LedgerEntry[]) => void;
  /** Throws LeaseLostError. */
  readonly check: () => void;
  readonly rate: number;
  readonly realNow: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly log: Log;
}

export interface Released {
  readonly released: number;
  /** Items that Plex would not unlock, or would not show. */
  readonly failed: number;
  /** What ended it before its end; what was done until then is done. */
  readonly error: string | undefined;
}

/** Unlocks what the ledger says we locked; values and others' locks stay. Can be broken off and done again. */
export async function releaseAll(
  machineIdentifier: string,
  parts: ReleaseParts,
): Promise<Released> {
  const pace = paceOf({ ...parts, sinceRecoveryMs: () => Number.POSITIVE_INFINITY });
  const counts = { released: 0, failed: 0 };
  const total = parts.lockedCount(machineIdentifier);
  let seen = 0;
  let after = { sceneId: '0', ratingKey: '' };
  try {
    for (;;) {
      const entries = parts.locked(machineIdentifier, after, PAGE);
      const last = entries.at(-1);
      if (!last) return { ...counts, error: undefined };
      await releasePage(entries, { ...parts, pace, counts });
      after = { sceneId: last.sceneId, ratingKey: last.ratingKey };
      seen += entries.length;
      parts.log.progress(Math.min(1, seen / Math.max(1, total)));
    }
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { ...counts, error: error.message };
  }
}

interface Releasing extends ReleaseParts {
  readonly pace: Pace;
  readonly counts: { released: number; failed: number };
}

async function releasePage(entries: readonly LedgerEntry[], parts: Releasing): Promise<void> {
  const { items, counts, store } = parts;
  const found = await items.details(entries.map(({ ratingKey }) => ratingKey));
  const tried: LedgerEntry[] = [];
  for (const entry of entries) {
    const seen = found.get(entry.ratingKey);
    const isOurs = seen?.status === 'present' && oursOf(entry, seen.item).length > 0;
    if (isOurs) {
      if (await unlock(seen.item, oursOf(entry, seen.item), parts)) tried.push(entry);
    } else if (seen?.status === 'unknown') counts.failed += 1;
    else store([unlocked(entry)]);
  }
  await verify(tried, parts);
}

/** Plex answers 200 to what it does not do. */
async function verify(tried: readonly LedgerEntry[], parts: Releasing): Promise<void> {
  if (tried.length === 0) return;
  const found = await parts.items.details(tried.map(({ ratingKey }) => ratingKey));
  for (const entry of tried) {
    const seen = found.get(entry.ratingKey);
    if (seen?.status === 'present' && oursOf(entry, seen.item).length > 0) {
      fail(parts, entry.ratingKey, 'Plex says yes and leaves it locked');
      continue;
    }
    parts.store([unlocked(entry)]);
    parts.counts.released += 1;
  }
}

type Lockable = Field | PictureKind;

function oursOf(entry: LedgerEntry, item: PlexItem): readonly Lockable[] {
  const isOurs = (kind: PictureKind) =>
    entry.pictures?.[kind]?.locked === true && isPictureLocked({ kind, item });
  return [
    ...FIELDS.filter((field) => entry.fields[field]?.locked && item.locked.includes(field)),
    ...PICTURE_KINDS.filter(isOurs),
  ];
}

function fail({ counts, log }: Releasing, ratingKey: string, because: string): void {
  counts.failed += 1;
  log.warning(`Item ${ratingKey} could not be unlocked: ${because}`);
}

/** Whether Plex took it; one item that it will not take stops no other. */
async function unlock(
  item: PlexItem,
  ours: readonly Lockable[],
  parts: Releasing,
): Promise<boolean> {
  try {
    for (const work of requestsFor(item, ours, parts)) {
      const outcome = await parts.pace.write(() => {
        parts.check();
        return work();
      });
      if (outcome.status === 'unanswered') throw new UnavailableError(outcome.because);
      if (outcome.status === 'sent') continue;
      fail(parts, item.ratingKey, outcome.because);
      return false;
    }
    return true;
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    fail(parts, item.ratingKey, error.message);
    return false;
  }
}

type Request = () => Promise<EditOutcome | PictureSent>;

/** One edit for all fields, and one for each picture. */
function requestsFor(
  { ratingKey, sectionKey }: PlexItem,
  ours: readonly Lockable[],
  { writer, pictures }: Releasing,
): readonly Request[] {
  const kinds = PICTURE_KINDS.filter((kind) => ours.includes(kind));
  const fields = FIELDS.filter((field) => ours.includes(field));
  const locks = Object.fromEntries(fields.map((field) => [field, false]));
  const edit = { ratingKey, sectionKey, texts: {}, lists: {}, locks, form: 'usual' } as const;
  return [
    ...(fields.length > 0 ? [() => writer.edit(edit)] : []),
    ...kinds.map((kind) => () => pictures.lock({ kind, ratingKey, sectionKey }, false)),
  ];
}

function unlocked(entry: LedgerEntry): LedgerEntry {
  const fields = Object.entries(entry.fields) as [Field, LedgerField][];
  const free = fields.map(([field, known]) => [field, { ...known, locked: false }]);
  const freed = { ...entry, fields: Object.fromEntries(free) as LedgerEntry['fields'] };
  if (!entry.pictures) return freed;
  const pictures = Object.entries(entry.pictures).map(([kind, known]) => {
    return [kind, { ...known, locked: false }] as const;
  });
  return { ...freed, pictures: Object.fromEntries(pictures) };
}
