/** What is about to be written to an item; a row that outlives its process tells what may have been. */
export const INTENT = `
  CREATE TABLE intent (
    machine_identifier TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    field_values TEXT NOT NULL,
    locks TEXT NOT NULL,
    PRIMARY KEY (machine_identifier, scene_id, rating_key)
  ) STRICT, WITHOUT ROWID;
`;
