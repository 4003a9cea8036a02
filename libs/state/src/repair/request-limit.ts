import type { RequestLimitOf } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { metaOf } from '../meta.ts';

const KEY = 'repair.request-limit';

export function readRequestLimit(database: Database): RequestLimitOf | undefined {
  const stored = metaOf(database).get(KEY);
  return stored ? (JSON.parse(stored) as RequestLimitOf) : undefined;
}

export function storeRequestLimit(database: Database, limit: RequestLimitOf | undefined): void {
  metaOf(database).set(KEY, limit ? JSON.stringify(limit) : '');
}
