/** The index keeps a second outage from being opened while one goes on. */
export const OUTAGE = `
  CREATE TABLE outage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    because TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX outage_open ON outage ((ended_at IS NULL)) WHERE ended_at IS NULL;
`;

/** `jobs` is NULL where nobody counted. */
export const OUTAGE_DETAILS = `
  ALTER TABLE outage ADD COLUMN server TEXT NOT NULL DEFAULT '';
  ALTER TABLE outage ADD COLUMN jobs INTEGER;
`;
