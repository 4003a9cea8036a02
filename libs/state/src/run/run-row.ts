import type {
  Guard,
  RequestCounts,
  RunCounts,
  RunRecord,
  RunStart,
  Scope,
  Withheld,
} from '@stash2plex/core';
import {
  date,
  integer,
  json,
  optionalDate,
  optionalText,
  text,
  type Row,
} from '../database/rows.ts';

export function toRunRecord(row: Row): RunRecord {
  return {
    ...toRunStart(row),
    ...(json(row, 'counts') as RunCounts),
    status: text(row, 'status') as RunRecord['status'],
    resumes: integer(row, 'resumes'),
    finishedAt: optionalDate(row, 'finished_at'),
    requests: json(row, 'requests') as RequestCounts,
    guards: json(row, 'guards') as readonly Guard[],
    withheld: json(row, 'withheld') as readonly Withheld[],
    errors: json(row, 'errors') as readonly string[],
  };
}

export function toRunStart(row: Row): RunStart {
  return {
    id: text(row, 'id'),
    rule: text(row, 'rule'),
    scope: text(row, 'scope') as Scope,
    trigger: text(row, 'run_trigger') as RunStart['trigger'],
    dryRun: integer(row, 'dry_run') === 1,
    startedAt: date(row, 'started_at'),
    stashLife: optionalText(row, 'stash_life'),
    resetsTimers: optionalText(row, 'resets_timers') as Scope | undefined,
  };
}

const NO_COUNTS: RunCounts = {
  scenesChecked: 0,
  gaps: {},
  queued: 0,
  skipped: {},
  withdrawn: 0,
  matched: 0,
  withoutFiles: 0,
  unknown: 0,
};
const NO_REQUESTS: RequestCounts = { stash: 0, plex: 0 };

export interface FirstRow {
  readonly startRevision: number;
  /** Fencing token of the lease; undefined for a dry run without one. */
  readonly token: number | undefined;
}

/** The values of a new row, in the order of INSERT_RUN. */
export function newRunValues(run: RunStart, { startRevision, token }: FirstRow) {
  return [
    run.id,
    run.rule,
    run.scope,
    run.trigger,
    run.dryRun ? 1 : 0,
    run.startedAt.getTime(),
    run.stashLife ?? null,
    run.resetsTimers ?? null,
    JSON.stringify(NO_COUNTS),
    JSON.stringify(NO_REQUESTS),
    startRevision,
    token ?? null,
  ] as const;
}

export const INSERT_RUN = `
  INSERT INTO run (id, rule, scope, run_trigger, dry_run, started_at, stash_life, resets_timers,
    counts, requests, start_revision, lease_token, status, guards, errors)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', '[]', '[]')`;
