import type { IndexBuild, IndexedItem, IndexedSection, ItemIndex } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, integer, text, type Row } from '../database/rows.ts';
import type { LeaseChecks } from '../lease/lease.ts';
import { startBuild } from './build.ts';

// CROSS JOIN keeps the order as written: first the few builds and keys, then the look-up.
const BY_PATH = `
  SELECT DISTINCT item_path.path_key, item_path.rating_key, index_build.section_key
  FROM index_build CROSS JOIN item_path ON item_path.build = index_build.id
  WHERE index_build.status IN ('whole', 'kept')
    AND index_build.section_key IN (SELECT value FROM json_each(?))
    AND item_path.path_key IN (SELECT value FROM json_each(?))`;

export function itemIndexOf(database: Database, checks: LeaseChecks): ItemIndex {
  return {
    build: (machineIdentifier, sectionKey): IndexBuild =>
      startBuild(database, { machineIdentifier, sectionKey, checks }),
    byPath: (sectionKeys, pathKeys) => {
      const keys = JSON.stringify(pathKeys.filter((key) => key !== ''));
      return groupByPath(database.all(BY_PATH, JSON.stringify(sectionKeys), keys));
    },
    sections: () =>
      database
        .all(`SELECT * FROM index_build WHERE status = 'whole' ORDER BY id`)
        .map(toIndexedSection),
  };
}

function groupByPath(rows: readonly Row[]): Map<string, IndexedItem[]> {
  const items = new Map<string, IndexedItem[]>();
  for (const row of rows) {
    const pathKey = text(row, 'path_key');
    const found = items.get(pathKey) ?? [];
    found.push({ ratingKey: text(row, 'rating_key'), sectionKey: text(row, 'section_key') });
    items.set(pathKey, found);
  }
  return items;
}

function toIndexedSection(row: Row): IndexedSection {
  return {
    build: integer(row, 'id'),
    machineIdentifier: text(row, 'machine_identifier'),
    sectionKey: text(row, 'section_key'),
    changeMark: text(row, 'change_mark'),
    completedAt: date(row, 'completed_at'),
  };
}
