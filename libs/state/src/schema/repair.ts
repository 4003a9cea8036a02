/** Scenes that a repair was done with since a run last began: what a page read before that is out of date. */
export const REPAIRED = `
  CREATE TABLE repaired (scene_id INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
`;

/** The last repairs, for people and for telling how long the queue will take. `record`: counts, as JSON. */
export const REPAIR = `
  CREATE TABLE repair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    ended TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
`;
