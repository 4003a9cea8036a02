export const LEDGER = `
  CREATE TABLE ledger (
    machine_identifier TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    fields TEXT NOT NULL,
    desired_hash TEXT NOT NULL,
    verified_at INTEGER NOT NULL,
    PRIMARY KEY (machine_identifier, scene_id, rating_key)
  ) STRICT, WITHOUT ROWID;
`;

export const LEDGER_REFUSED = 'ALTER TABLE ledger ADD COLUMN refused TEXT;';

/** What is known of an item's pictures; NULL while nothing is. */
export const LEDGER_PICTURES = 'ALTER TABLE ledger ADD COLUMN pictures TEXT;';
