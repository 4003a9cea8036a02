import type { LeftoverGap, LeftoverPage, RunEnd, RunStart } from '@stash2plex/core';
import type { Database } from '../database/database.ts';

// Gaps that only the end of a run of everything tells of. Call each inside a transaction.

const UPSERT = `
  INSERT INTO leftover_gap (scene_id, detector, rating_key, kind, section_key, message_id, data, title, path,
    first_seen, last_seen, run_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    kind = excluded.kind, section_key = excluded.section_key,
    message_id = excluded.message_id, data = excluded.data, title = excluded.title, path = excluded.path,
    last_seen = excluded.last_seen, run_id = excluded.run_id`;

/** Opens gaps or sees them again; those that nobody can be sure of stay open. */
export function storeLeftovers(
  database: Database,
  run: RunStart,
  { gaps, unsure }: LeftoverPage,
): void {
  for (const gap of gaps) upsert(database, gap, run);
  database.run(
    `UPDATE leftover_gap SET run_id = ? WHERE scene_id = 0 AND rating_key IN (SELECT value FROM json_each(?))`,
    run.id,
    JSON.stringify(unsure),
  );
}

function upsert(database: Database, gap: LeftoverGap, run: RunStart): void {
  const { sceneId, ratingKey, sectionKey, title, path } = placeOf(gap);
  database.run(
    UPSERT,
    sceneId,
    gap.detector,
    ratingKey,
    gap.leftover.kind,
    sectionKey,
    gap.messageId,
    JSON.stringify(gap.data ?? {}),
    title,
    path,
    run.startedAt.getTime(),
    run.startedAt.getTime(),
    run.id,
  );
}

function placeOf({ leftover }: LeftoverGap) {
  if (leftover.kind === 'unclaimed-item') {
    const { ratingKey, sectionKey, values, parts } = leftover.item;
    return { sceneId: 0, ratingKey, sectionKey, title: values.title, path: parts[0]?.path ?? '' };
  }
  const { scene, ratingKeys } = leftover;
  const path = scene.files[0]?.path ?? '';
  return {
    ...{ sceneId: scene.id, ratingKey: ratingKeys[0] ?? '', sectionKey: '' },
    ...{ title: scene.title, path },
  };
}

/** Closes what a complete run of everything did not find again, unless it says that it cannot tell. */
export function closeLeftovers(database: Database, run: RunStart, end: RunEnd): void {
  if (end.status !== 'complete' || run.scope !== 'all') return;
  const whole = (end.withheld ?? []).filter(({ extent }) => extent === 'all');
  const kept = whole.map(({ about, section }) => [about, section?.key ?? '']);
  database.run(
    `DELETE FROM leftover_gap WHERE run_id <> ? AND NOT EXISTS (
       SELECT 1 FROM json_each(?) AS kept
       WHERE kept.value ->> 0 = kind AND kept.value ->> 1 IN ('', section_key))`,
    run.id,
    JSON.stringify(kept),
  );
}
