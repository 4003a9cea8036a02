// Generated from the migrations by `npm run generate`. Do not edit.
/** What the migrations lead to, for a file that is new. */
export const WHOLE_SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    owner TEXT,
    token INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL DEFAULT 0,
    wakes INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
CREATE TABLE job (
    scene_id INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    desired_hash TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('queued', 'leased', 'dead')),
    lease_owner TEXT,
    lease_token INTEGER,
    lease_expires_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    enqueued_at INTEGER NOT NULL,
    run_id TEXT,
    in_line_run TEXT
  , claimed_at INTEGER, claimed_under INTEGER, dead_at INTEGER, not_found_since INTEGER, server_fault_at INTEGER) STRICT;
CREATE TABLE ledger (
    machine_identifier TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    fields TEXT NOT NULL,
    desired_hash TEXT NOT NULL,
    verified_at INTEGER NOT NULL, refused TEXT, pictures TEXT,
    PRIMARY KEY (machine_identifier, scene_id, rating_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE run (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    scope TEXT NOT NULL,
    run_trigger TEXT NOT NULL,
    dry_run INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    stash_life TEXT,
    resets_timers TEXT,
    status TEXT NOT NULL,
    counts TEXT NOT NULL,
    requests TEXT NOT NULL,
    guards TEXT NOT NULL,
    errors TEXT NOT NULL,
    cursor TEXT,
    start_revision INTEGER NOT NULL,
    lease_token INTEGER
  , resumes INTEGER NOT NULL DEFAULT 0, abandoned INTEGER NOT NULL DEFAULT 0, withheld TEXT NOT NULL DEFAULT '[]') STRICT;
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
CREATE TABLE match (
    machine_identifier TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    section_key TEXT NOT NULL,
    PRIMARY KEY (machine_identifier, scene_id, rating_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE fall (
    machine_identifier TEXT NOT NULL,
    section_key TEXT NOT NULL,
    scope TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    PRIMARY KEY (machine_identifier, section_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE index_build (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    machine_identifier TEXT NOT NULL,
    section_key TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('building', 'whole', 'kept', 'old')),
    change_mark TEXT,
    completed_at INTEGER
  , owner TEXT, expires_at INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE item_index (
    build INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    path_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    size INTEGER,
    PRIMARY KEY (build, rating_key, path_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE item_path (
    build INTEGER NOT NULL,
    path_key TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    PRIMARY KEY (build, path_key, rating_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE item_size (
    build INTEGER NOT NULL,
    size INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    PRIMARY KEY (build, size, rating_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE scratch_claim (
    rating_key TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    section_key TEXT NOT NULL,
    target INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    gaps TEXT NOT NULL,
    contested INTEGER NOT NULL,
    PRIMARY KEY (rating_key, scene_id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE scratch_unmatched (
    scene_id INTEGER PRIMARY KEY,
    scene TEXT NOT NULL,
    names TEXT NOT NULL
  ) STRICT;
CREATE TABLE scratch_name (
    size INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    PRIMARY KEY (size, name_key, scene_id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE seen (
    scene_id INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    hash TEXT,
    files TEXT,
    file_count INTEGER,
    refs TEXT,
    deleted_at INTEGER
  ) STRICT;
CREATE TABLE seen_total (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    scenes INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    files INTEGER NOT NULL
  ) STRICT;
CREATE TABLE dirty (scene_id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE known_name (
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE scratch_scope (scene_id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE intent (
    machine_identifier TEXT NOT NULL,
    scene_id INTEGER NOT NULL,
    rating_key TEXT NOT NULL,
    field_values TEXT NOT NULL,
    locks TEXT NOT NULL,
    PRIMARY KEY (machine_identifier, scene_id, rating_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE outage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    because TEXT NOT NULL
  , server TEXT NOT NULL DEFAULT '', jobs INTEGER) STRICT;
CREATE TABLE repaired (scene_id INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
CREATE TABLE repair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    ended TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
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
CREATE TABLE scratch_ambiguous (
    scene_id INTEGER PRIMARY KEY,
    because TEXT NOT NULL,
    rating_keys TEXT NOT NULL
  ) STRICT;
CREATE TABLE scratch_unclaimed (
    section_key TEXT NOT NULL,
    rating_key TEXT NOT NULL,
    PRIMARY KEY (section_key, rating_key)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE folder_scan (
    machine_identifier TEXT NOT NULL,
    section_key TEXT NOT NULL,
    folder_key TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (machine_identifier, section_key, folder_key)
  ) STRICT, WITHOUT ROWID;
INSERT INTO "seen_total" VALUES (1, 0, 0, 0);
CREATE INDEX job_ready ON job (status, attempts, not_before);
CREATE INDEX job_in_line ON job (in_line_run) WHERE in_line_run IS NOT NULL;
CREATE INDEX match_item ON match (machine_identifier, rating_key);
CREATE INDEX scratch_name_scene ON scratch_name (scene_id);
CREATE INDEX seen_unsettled ON seen (scene_id) WHERE settled = 0 AND deleted_at IS NULL;
CREATE INDEX seen_deleted ON seen (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX outage_open ON outage ((ended_at IS NULL)) WHERE ended_at IS NULL;
CREATE INDEX job_not_found ON job (status, not_before, not_found_since) WHERE not_found_since IS NOT NULL;
CREATE INDEX job_server_fault ON job (server_fault_at) WHERE server_fault_at IS NOT NULL;
`;
