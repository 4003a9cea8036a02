import type { Field, RepairRecord } from '@stash2plex/core';
import type { FieldDecision } from './decide-field.ts';

/** Counts of a repair while it goes on. The only thing in it that changes in place. */
export interface Tally {
  readonly scene: (what: 'inLine' | 'kept' | 'written') => void;
  readonly by: (what: 'dropped' | 'failed' | 'waiting', reason: string) => void;
  readonly field: (what: 'fields' | 'keptFields' | 'refused', field: Field) => void;
  readonly record: (end: Pick<RepairRecord, 'ended' | 'requests' | 'tookMs'>) => RepairRecord;
  /** Scenes that were done with, whatever came of them. */
  readonly total: () => number;
}

export function newTally(): Tally {
  const scenes = { written: 0, inLine: 0, kept: 0 };
  const counts = () => new Map<string, number>();
  const reasons = { waiting: counts(), failed: counts(), dropped: counts() };
  const byField = () => new Map<Field, number>();
  const fields = { fields: byField(), keptFields: byField(), refused: byField() };
  let total = 0;
  return {
    scene: (what) => {
      scenes[what] += 1;
      total += 1;
    },
    by: (what, reason) => {
      add(reasons[what], reason);
      total += 1;
    },
    field: (what, field) => {
      add(fields[what], field);
    },
    total: () => total,
    record: (end) => ({
      ...scenes,
      waiting: Object.fromEntries(reasons.waiting),
      failed: Object.fromEntries(reasons.failed),
      dropped: Object.fromEntries(reasons.dropped),
      fields: Object.fromEntries(fields.fields),
      keptFields: Object.fromEntries(fields.keptFields),
      refused: Object.fromEntries(fields.refused),
      ...end,
    }),
  };
}

/** How a field's decision is counted; undefined for one that needs no word. */
export function countedAs(
  decision: FieldDecision,
): 'fields' | 'keptFields' | 'refused' | undefined {
  if (decision === 'write') return 'fields';
  if (decision === 'kept') return 'keptFields';
  return decision === 'refused' ? 'refused' : undefined;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
