import { PICTURE_KINDS, type KnownCover } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { OF_SCENES } from '../database/scene-ids.ts';
import { serversIn } from '../run/servers.ts';
import { LEDGER_COLUMNS, toLedgerEntry } from './ledger-row.ts';

/** The covers with which the items of these scenes were last repaired; what was known last counts. */
export function coversKnown(
  database: Database,
  sceneIds: readonly string[],
): ReadonlyMap<string, KnownCover> {
  const ids = JSON.stringify(sceneIds);
  const entries = [...serversIn(database, 'ledger')].flatMap((server) =>
    database
      .all(
        `SELECT ${LEDGER_COLUMNS} FROM ledger
         WHERE machine_identifier = ? AND ${OF_SCENES} AND pictures IS NOT NULL`,
        server,
        ids,
      )
      .map(toLedgerEntry),
  );
  const inOrder = entries.toSorted((a, b) => a.verifiedAt.getTime() - b.verifiedAt.getTime());
  const covers = new Map<string, KnownCover>();
  for (const { sceneId, pictures } of inOrder) {
    const known = PICTURE_KINDS.map((kind) => pictures?.[kind]).find((each) => each);
    if (known) covers.set(sceneId, known);
  }
  return covers;
}
