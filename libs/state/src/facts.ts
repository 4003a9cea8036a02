import type { StoreFacts } from '@stash2plex/core';
import type { Database } from './database/database.ts';
import { readVersion } from './database/migrate.ts';
import { integer, text } from './database/rows.ts';

/** What the store says of its own file. Reads only. */
export function readFacts(database: Database): StoreFacts {
  const pragma = (name: string) => integer(database.get(`PRAGMA ${name}`), name);
  const said = text(database.get('PRAGMA quick_check(1)') ?? {}, 'quick_check');
  return {
    schema: readVersion(database),
    damage: said === 'ok' ? undefined : said,
    bytes: pragma('page_count') * pragma('page_size'),
  };
}
