/** A free lease keeps its row, with `owner` NULL. `token` grows with each acquisition of any lease. */
export const LEASE = `
  CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    owner TEXT,
    token INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL DEFAULT 0,
    wakes INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
`;
