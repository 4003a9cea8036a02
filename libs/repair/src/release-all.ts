import {
  FIELDS,
  type Field,
  type ItemSource,
  type ItemWriter,
  type LedgerEntry,
  type LedgerField,
  type Log,
  type PlexItem,
} from '@stash2plex/core';
import { paceOf, type Pace } from './pace.ts';

const PAGE = 40;

export interface ReleaseParts {
  readonly items: ItemSource;
  readonly writer: ItemWriter;
  /** Ledger entries with a lock of ours, in order of scene and item. */
  readonly locked: (
    machineIdentifier: string,
    after: { readonly sceneId: string; readonly ratingKey: string },
    limit: number,
  ) => readonly LedgerEntry[];
  readonly store: (entries: readonly LedgerEntry[]) => void;
  /** Throws LeaseLostError. */
  readonly check: () => void;
  readonly rate: number;
  readonly realNow: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly log: Log;
}

/** Unlocks what the ledger says we locked; values and others' locks stay. Can be broken off and done again. */
export async function releaseAll(
  machineIdentifier: string,
  parts: ReleaseParts,
): Promise<{ readonly released: number }> {
  const pace = paceOf({ ...parts, sinceRecoveryMs: () => Number.POSITIVE_INFINITY });
  let released = 0;
  let after = { sceneId: '0', ratingKey: '' };
  for (;;) {
    const entries = parts.locked(machineIdentifier, after, PAGE);
    const last = entries.at(-1);
    if (!last) return { released };
    const found = await parts.items.details(entries.map(({ ratingKey }) => ratingKey));
    for (const entry of entries) {
      const seen = found.get(entry.ratingKey);
      if (seen?.status === 'present')
        released += await release(entry, seen.item, { ...parts, pace });
      if (seen?.status === 'absent') parts.store([unlocked(entry)]);
    }
    after = { sceneId: last.sceneId, ratingKey: last.ratingKey };
  }
}

async function release(
  entry: LedgerEntry,
  item: PlexItem,
  parts: ReleaseParts & { readonly pace: Pace },
): Promise<number> {
  const ours = FIELDS.filter((field) => entry.fields[field]?.locked && item.locked.includes(field));
  if (ours.length > 0) {
    const { ratingKey, sectionKey } = item;
    const locks = Object.fromEntries(ours.map((field) => [field, false]));
    const edit = { ratingKey, sectionKey, texts: {}, lists: {}, locks, form: 'usual' } as const;
    const outcome = await parts.pace.write(() => {
      parts.check();
      return parts.writer.edit(edit);
    });
    if (outcome.status !== 'sent') {
      parts.log.warning(`Item ${ratingKey} could not be unlocked: ${outcome.because}`);
      return 0;
    }
  }
  parts.store([unlocked(entry)]);
  return ours.length > 0 ? 1 : 0;
}

function unlocked(entry: LedgerEntry): LedgerEntry {
  const fields = Object.entries(entry.fields) as [Field, LedgerField][];
  const free = fields.map(([field, known]) => [field, { ...known, locked: false }]);
  return { ...entry, fields: Object.fromEntries(free) as LedgerEntry['fields'] };
}
