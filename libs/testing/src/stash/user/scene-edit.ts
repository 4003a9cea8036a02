import type { SceneEdit, StashNamed } from '../rows.ts';
import type { Table } from '../table.ts';
import type { StashTables } from '../tables.ts';
import type { BulkIds, SceneInput } from './inputs.ts';

const TEXTS = ['title', 'code', 'details', 'director'] as const;

/** What an input sets; null clears. Throws when it refers to what is not there. */
export function sceneEdit(tables: StashTables, input: SceneInput): SceneEdit {
  const edit: SceneEdit = {};
  for (const field of TEXTS) {
    const text = input[field];
    if (text !== undefined) edit[field] = text ?? '';
  }
  if (input.date !== undefined) edit.date = input.date;
  if (input.rating100 !== undefined) edit.rating100 = input.rating100;
  if (typeof input.organized === 'boolean') edit.organized = input.organized;
  return { ...edit, ...refs(tables, input) };
}

function refs(tables: StashTables, { studio_id, performer_ids, tag_ids }: SceneInput): SceneEdit {
  const { studios, performers, tags } = tables;
  return {
    ...(studio_id !== undefined && { studio: studio_id === null ? null : studios.need(studio_id) }),
    ...(performer_ids !== undefined && { performers: (performer_ids ?? []).map(performers.need) }),
    ...(tag_ids !== undefined && { tags: (tag_ids ?? []).map(tags.need) }),
  };
}

/** What a bulk edit makes of each scene's own list. */
export function bulkChange<Row extends StashNamed>(
  table: Table<Row>,
  change: BulkIds,
): (own: readonly Row[]) => Row[] {
  const rows = change.ids.map(table.need);
  const ids = new Set(change.ids);
  const others = (own: readonly Row[]) => own.filter(({ id }) => !ids.has(id));
  const changes: Readonly<Record<BulkIds['mode'], (own: readonly Row[]) => Row[]>> = {
    SET: () => [...rows],
    ADD: (own) => [...own, ...rows.filter((row) => !own.includes(row))],
    REMOVE: others,
  };
  return changes[change.mode];
}
