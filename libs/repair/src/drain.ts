import {
  UnavailableError,
  type JobLease,
  type PlexServer,
  type RepairRecord,
} from '@stash2plex/core';
import { claimsOf, putBack, type Claims } from './claims.ts';
import { judgeBatch, type Judged } from './judge-batch.ts';
import { listAgain, openPlex, type PlexSide } from './open-plex.ts';
import { paceOf, type Pace } from './pace.ts';
import type { RepairParts, Run } from './parts.ts';
import { PlexDown, serverBreaker, type ServerBreaker } from './server-breaker.ts';
import { NOT_ASKED, settleBatch, type BatchEnded } from './settle-batch.ts';
import type { RepairSettings } from './settings.ts';
import { newTally } from './tally.ts';
import { writeBatch } from './write-batch.ts';

/** So many items in a row that Plex refuses are not the items' fault. */
const MOST_FAULTS = 20;

export interface DrainOptions {
  /** A person started it: jobs in backoff are tried once, and an open breaker is probed at once. */
  readonly isByHand: boolean;
}

/**
 * Works off due jobs for one slice: reads scenes and items afresh, writes what differs, reads it back. A server that
 * fails ends it with every job as it was. Throws LeaseLostError, ConfigError, and what Stash's answers throw.
 */
export async function drain(
  settings: RepairSettings,
  { parts, options }: { readonly parts: RepairParts; readonly options: DrainOptions },
): Promise<RepairRecord> {
  const run: Run = { settings, parts, tally: newTally() };
  const breaker = serverBreaker(parts, { probesAtOnce: options.isByHand });
  const startedAt = parts.realNow();
  const ended = await endOf(() => work(run, { breaker, options, startedAt }));
  const requests = { ...parts.requests(), images: 0 };
  return run.tally.record({ ended, requests, tookMs: parts.realNow() - startedAt });
}

type End = RepairRecord['ended'];

/** Plex that stands in the way is an end like any other; the breaker has told of it. */
async function endOf(drained: () => Promise<End>): Promise<End> {
  try {
    return await drained();
  } catch (error) {
    if (error instanceof PlexDown || error instanceof UnavailableError) return 'plex-unreachable';
    throw error;
  }
}

interface Work {
  readonly breaker: ServerBreaker;
  readonly options: DrainOptions;
  readonly startedAt: number;
}

async function work(run: Run, { breaker, options, startedAt }: Work): Promise<End> {
  const server = await breaker.ask(() => run.parts.items.identify());
  const claims = claimsOf(run, server, options);
  try {
    return await workOff(run, { server, claims, breaker, startedAt });
  } finally {
    claims.release();
  }
}

async function workOff(
  run: Run,
  {
    server,
    claims,
    breaker,
    startedAt,
  }: Omit<Work, 'options'> & { readonly server: PlexServer; readonly claims: Claims },
): Promise<End> {
  const pace = paceOf({ ...run.settings, ...run.parts, sinceRecoveryMs: () => sinceRecovery(run) });
  let plex: PlexSide | undefined;
  let faults = 0;
  for (;;) {
    if (run.parts.realNow() - startedAt >= run.settings.sliceMs) return 'slice-over';
    const jobs = claims.next();
    if (jobs.length === 0) return 'done';
    const judged = await orPutBack(run, { jobs, server }, async () => {
      plex ??= await openPlex(run, server, breaker);
      return judgeFresh(run, plex, { jobs, breaker });
    });
    plex = judged.plex;
    faults = await finishBatch({ run, server, pace, breaker }, { ...judged, faults });
    if (faults >= MOST_FAULTS) return 'too-many-failures';
    run.parts.log.progress(Math.min(1, (run.parts.realNow() - startedAt) / run.settings.sliceMs));
  }
}

/** Whatever goes wrong before anything is written leaves the jobs as they were. */
async function orPutBack<Result>(
  run: Run,
  { jobs, server }: { readonly jobs: readonly JobLease[]; readonly server: PlexServer },
  look: () => Promise<Result>,
): Promise<Result> {
  try {
    return await look();
  } catch (error) {
    putBack(run, server, jobs);
    jobs.forEach(() => {
      run.tally.by('waiting', NOT_ASKED);
    });
    throw error;
  }
}

interface Batch {
  readonly jobs: readonly JobLease[];
  readonly breaker: ServerBreaker;
}

/**
 * An index that proves to be old is read anew once, and the batch is looked at again. If that has been done before, what
 * became of these items is not known: the next drain will list again.
 */
async function judgeFresh(
  run: Run,
  plex: PlexSide,
  batch: Batch,
): Promise<{ readonly plex: PlexSide; readonly judged: readonly Judged[] }> {
  const judged = await judgeBatch(run, plex, batch);
  const isOld = judged.some(({ isStale }) => isStale);
  if (!isOld) return { plex, judged };
  if (plex.wasListed) return { plex, judged: judged.map(unlessStale) };
  const fresh = await listAgain(run, plex);
  return { plex: fresh, judged: await judgeBatch(run, fresh, batch) };
}

function unlessStale(judged: Judged): Judged {
  const { job, isStale } = judged;
  return isStale ? { ...judged, decisions: [], end: { status: 'untouched', job } } : judged;
}

interface Tools {
  readonly run: Run;
  readonly server: PlexServer;
  readonly pace: Pace;
  readonly breaker: ServerBreaker;
}

interface ToFinish {
  readonly judged: readonly Judged[];
  readonly faults: number;
}

/** Returns how many items in a row have failed by their own fault, `faults` of them before. */
async function finishBatch(
  { run, server, pace, breaker }: Tools,
  { judged, faults }: ToFinish,
): Promise<number> {
  const { machineIdentifier } = server;
  const decisions = judged.flatMap((each) => each.decisions);
  const { written, stop } = await writeBatch({ run, machineIdentifier, pace, breaker }, decisions);
  const ends = settleBatch(run, { machineIdentifier, judged, written });
  if (stop) throw stop;
  return faultsInARow(faults, ends);
}

function faultsInARow(before: number, ends: readonly BatchEnded[]): number {
  let faults = before;
  for (const end of ends) {
    if (end === 'failed') faults += 1;
    if (end === 'written') faults = 0;
  }
  return faults;
}

function sinceRecovery({ parts: { store, clock } }: Run): number {
  const endedAt = store.lastOutage()?.endedAt;
  return endedAt ? clock.now().getTime() - endedAt.getTime() : Number.POSITIVE_INFINITY;
}
