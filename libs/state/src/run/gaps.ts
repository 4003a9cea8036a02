import type { Gap, GapsLeft, Match, RunStart } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { OF_SCENES } from '../database/scene-ids.ts';

const UPSERT = `
  INSERT INTO gap (scene_id, detector, rating_key, message_id, data, changes, title, path,
    first_seen, last_seen, run_id, page)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    message_id = excluded.message_id, data = excluded.data, changes = excluded.changes,
    title = excluded.title, path = excluded.path,
    last_seen = excluded.last_seen, run_id = excluded.run_id, page = excluded.page`;

export interface GapPage {
  /** Number of this commit, unlike any before. */
  readonly page: number;
  readonly run: RunStart;
  readonly gaps: readonly Gap[];
  /** Scenes whose gaps this page settles. */
  readonly settled: readonly string[];
}

/** Opens gaps or sees them again; closes those of settled scenes that were not found again. */
export function storeGaps(database: Database, { page, run, gaps, settled }: GapPage): void {
  for (const gap of gaps) upsertGap(database, gap, { page, run });
  database.run(`DELETE FROM gap WHERE ${OF_SCENES} AND page <> ?`, JSON.stringify(settled), page);
}

function upsertGap(
  database: Database,
  { detector, messageId, data = {}, changes = [], pair: { scene, observed } }: Gap,
  { page, run }: Pick<GapPage, 'page' | 'run'>,
): void {
  database.run(
    UPSERT,
    scene.id,
    detector,
    observed.status === 'present' ? observed.item.ratingKey : '',
    messageId,
    JSON.stringify(data),
    JSON.stringify(changes),
    scene.title,
    scene.files[0]?.path ?? '',
    run.startedAt.getTime(),
    run.startedAt.getTime(),
    run.id,
    page,
  );
}

/** Closes the gaps of these scenes that are not left, and any that says of a scene with an item that it has none. */
export function closeGaps(
  database: Database,
  gaps: readonly GapsLeft[],
  matches: readonly Match[],
): void {
  for (const { sceneId, left } of gaps) {
    const stays = left.map(({ ratingKey, detector }) => `${ratingKey} ${detector}`);
    database.run(
      `DELETE FROM gap WHERE scene_id = ?
         AND rating_key || ' ' || detector NOT IN (SELECT value FROM json_each(?))`,
      sceneId,
      JSON.stringify(stays),
    );
  }
  const there = JSON.stringify(matches.map(({ sceneId }) => sceneId));
  database.run(`DELETE FROM gap WHERE ${OF_SCENES} AND rating_key = ''`, there);
}
