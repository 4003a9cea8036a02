import type { SceneTrace } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { refsText } from './seen-row.ts';
import { keepingTotals } from './totals.ts';

const FILL = `
  UPDATE seen SET hash = ?, files = ?, file_count = ?, refs = ?
  WHERE scene_id = ? AND created_at = ? AND updated_at = ?
    AND hash IS NULL AND settled = 1 AND deleted_at IS NULL`;

/** Fills in what catch-up has only listed, where it still is of that version. Call it inside a transaction. */
export function storeTraces(database: Database, traces: readonly SceneTrace[]): void {
  const ids = traces.map(({ id }) => id);
  keepingTotals(database, ids, () => {
    for (const trace of traces) fill(database, trace);
  });
}

function fill(database: Database, trace: SceneTrace): void {
  database.run(
    FILL,
    trace.hash,
    trace.files,
    trace.fileCount,
    refsText(trace.refs),
    trace.id,
    trace.createdAt.getTime(),
    trace.updatedAt.getTime(),
  );
}
