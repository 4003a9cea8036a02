/** A dry run has its working tables in SQLite's temporary database, so that the file stays as it was. */
export type ScratchPlace = 'main' | 'temp';

/** Working tables of the run that is going on. */
export function scratchTables(place: ScratchPlace): string {
  return `
  CREATE TABLE IF NOT EXISTS ${place}.scratch_claim (
    rating_key TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    section_key TEXT NOT NULL,
    target INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    gaps TEXT NOT NULL,
    contested INTEGER NOT NULL,
    PRIMARY KEY (rating_key, scene_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ${place}.scratch_unmatched (
    scene_id INTEGER PRIMARY KEY,
    scene TEXT NOT NULL,
    names TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS ${place}.scratch_name (
    size INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    PRIMARY KEY (size, name_key, scene_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ${place}.scratch_name_scene ON scratch_name (scene_id);
`;
}

/** The scenes of a recent scope. */
export function scratchScope(place: ScratchPlace): string {
  return `
  CREATE TABLE IF NOT EXISTS ${place}.scratch_scope (scene_id INTEGER PRIMARY KEY) STRICT;
`;
}
