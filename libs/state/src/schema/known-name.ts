/** Names of performers, studios and tags as Stash had them at the last look. */
export const KNOWN_NAME = `
  CREATE TABLE known_name (
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
`;
