/** `fall.scope`: the widest scope in which the fall was seen. */
export const MATCH = `
  CREATE TABLE match (
    machine_identifier TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    section_key TEXT NOT NULL,
    PRIMARY KEY (machine_identifier, scene_id, rating_key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX match_item ON match (machine_identifier, rating_key);
  CREATE TABLE fall (
    machine_identifier TEXT NOT NULL,
    section_key TEXT NOT NULL,
    scope TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    PRIMARY KEY (machine_identifier, section_key)
  ) STRICT, WITHOUT ROWID;
`;
