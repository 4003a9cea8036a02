/** Folders that Plex was asked to scan lately; `asked_at` is on the wall clock. */
export const FOLDER_SCAN = `
  CREATE TABLE folder_scan (
    machine_identifier TEXT NOT NULL,
    section_key TEXT NOT NULL,
    folder_key TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (machine_identifier, section_key, folder_key)
  ) STRICT, WITHOUT ROWID;
`;
