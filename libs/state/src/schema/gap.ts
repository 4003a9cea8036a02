/** Open gaps. `rating_key` is '' without an item. `page` is the number of the commit that saw the gap last. */
export const GAP = `
  CREATE TABLE gap (
    scene_id INTEGER NOT NULL,
    detector TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    message_id TEXT NOT NULL,
    data TEXT NOT NULL,
    changes TEXT NOT NULL,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (scene_id, detector, rating_key)
  ) STRICT, WITHOUT ROWID;
`;
