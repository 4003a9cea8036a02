import type { Database } from './database/database.ts';
import { text } from './database/rows.ts';

/** Small texts that outlive the process: identities, salts, the server known last. */
export interface Meta {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
  /** The stored value, or what `make` returns, stored: all processes see the same one. */
  readonly getOrCreate: (key: string, make: () => string) => string;
}

export function metaOf(database: Database): Meta {
  const get = (key: string) => {
    const row = database.get('SELECT value FROM meta WHERE key = ?', key);
    return row && text(row, 'value');
  };
  const set = (key: string, value: string) => {
    database.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value);
  };
  const create = (key: string, make: () => string) => {
    const value = get(key) ?? make();
    set(key, value);
    return value;
  };

  return {
    get,
    set: (key, value) => {
      database.write(() => {
        set(key, value);
      });
    },
    getOrCreate: (key, make) => get(key) ?? database.write(() => create(key, make)),
  };
}
