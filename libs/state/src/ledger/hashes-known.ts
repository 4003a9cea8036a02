import type { Database } from '../database/database.ts';
import { text } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';
import { serversIn } from '../run/servers.ts';

/** Those of these scenes that some server's entry records with this very hash. */
export function hashesKnown(
  database: Database,
  scenes: readonly { readonly id: string; readonly hash: string }[],
): ReadonlySet<string> {
  const asked = new Map(scenes.map(({ id, hash }) => [id, hash]));
  const ids = JSON.stringify([...asked.keys()]);
  const known = new Set<string>();
  for (const server of serversIn(database, 'ledger')) {
    const entries = database.all(
      `SELECT ${SCENE_ID}, desired_hash FROM ledger WHERE machine_identifier = ? AND ${OF_SCENES}`,
      server,
      ids,
    );
    for (const entry of entries) {
      const id = text(entry, 'scene_id');
      if (asked.get(id) === text(entry, 'desired_hash')) known.add(id);
    }
  }
  return known;
}
