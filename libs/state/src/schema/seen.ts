/**
 * What catch-up knows of each scene; `hash` to `refs` are NULL until it was read in full. `refs`: performers, studio and
 * tags as `["p12","s3","t44"]`. A table of them would double the cost of a run, and names that vanish are rare enough to
 * look through all scenes for. `seen_total` sums up the live rows: counting them at each start would take too long.
 */
export const SEEN = `
  CREATE TABLE seen (
    scene_id INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    hash TEXT,
    files TEXT,
    file_count INTEGER,
    refs TEXT,
    deleted_at INTEGER
  ) STRICT;
  CREATE INDEX seen_unsettled ON seen (scene_id) WHERE settled = 0 AND deleted_at IS NULL;
  CREATE INDEX seen_deleted ON seen (deleted_at) WHERE deleted_at IS NOT NULL;
  CREATE TABLE seen_total (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    scenes INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    files INTEGER NOT NULL
  ) STRICT;
  INSERT INTO seen_total VALUES (1, 0, 0, 0);
  CREATE TABLE dirty (scene_id INTEGER PRIMARY KEY) STRICT;
`;
