import type { ScratchPlace } from './scratch.ts';

/**
 * Open gaps that only the end of a run of everything can tell of. `scene_id` is 0 and `section_key` a library's where an
 * item has no scene; `section_key` is '' of scenes. `kind`: what it is a gap in.
 */
export const LEFTOVER_GAP = `
  CREATE TABLE leftover_gap (
    scene_id INTEGER NOT NULL,
    detector TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    section_key TEXT NOT NULL,
    message_id TEXT NOT NULL,
    data TEXT NOT NULL,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    PRIMARY KEY (scene_id, detector, rating_key)
  ) STRICT, WITHOUT ROWID;
`;

/** What the run was asked to tell of and did not. */
export const RUN_WITHHELD = `
  ALTER TABLE run ADD COLUMN withheld TEXT NOT NULL DEFAULT '[]';
`;

/** Working tables for the end of a run. */
export function scratchLeftovers(place: ScratchPlace): string {
  return `
  CREATE TABLE IF NOT EXISTS ${place}.scratch_ambiguous (
    scene_id INTEGER PRIMARY KEY,
    because TEXT NOT NULL,
    rating_keys TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS ${place}.scratch_unclaimed (
    section_key TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    PRIMARY KEY (section_key, rating_key)
  ) STRICT, WITHOUT ROWID;
`;
}
