/**
 * One build is one listing of one section. In force are the last whole one and the last that was kept though not whole. Rows arrive in order of rating key; the tables that look them up otherwise are
 * filled in their own order when the listing is complete, five times as fast as keeping indexes on the way.
 */
export const ITEM_INDEX = `
  CREATE TABLE index_build (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    machine_identifier TEXT NOT NULL,
    section_key TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('building', 'whole', 'kept', 'old')),
    change_mark TEXT,
    completed_at INTEGER
  ) STRICT;
  CREATE TABLE item_index (
    build INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    path_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    size INTEGER,
    PRIMARY KEY (build, rating_key, path_key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE item_path (
    build INTEGER NOT NULL,
    path_key TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    PRIMARY KEY (build, path_key, rating_key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE item_size (
    build INTEGER NOT NULL,
    size INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    PRIMARY KEY (build, size, rating_key)
  ) STRICT, WITHOUT ROWID;
`;

/** Who reads a listing that is not done yet, and until when at most: as of a lease. */
export const ITEM_INDEX_OWNER = `
  ALTER TABLE index_build ADD COLUMN owner TEXT;
  ALTER TABLE index_build ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;
`;
