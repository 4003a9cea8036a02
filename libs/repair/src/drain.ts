import type { JobLease, PlexServer, RepairRecord } from '@stash2plex/core';
import { claimsOf, type Claims } from './claims.ts';
import { endOf } from './end-of.ts';
import { judgeBatch, type Batch, type Judged } from './judge-batch.ts';
import { listAgain, openPlex, type PlexSide } from './open-plex.ts';
import { paceOf, type Pace } from './pace.ts';
import type { RepairParts, Run } from './parts.ts';
import { progressOf } from './progress.ts';
import { requestLimit, type RequestLimit } from './request-limit.ts';
import { recordOf } from './record.ts';
import { heldBack, scansOf, writtenSections, type Scans } from './scans.ts';
import { serverBreaker, type ServerBreaker } from './server-breaker.ts';
import { settleBatch, type BatchEnded } from './settle-batch.ts';
import type { RepairSettings } from './settings.ts';
import { newTally } from './tally.ts';
import { writeBatch } from './write-batch.ts';

/** So many items in a row that Plex refuses are not the items' fault. */
const MOST_FAULTS = 20;

export interface DrainOptions {
  /** A person wants it now: jobs that wait after a failure are tried once, and an open breaker is probed at once. */
  readonly isByHand: boolean;
  /** The breaker is probed at once, but jobs wait for their time. */
  readonly probesAtOnce?: boolean;
}

/**
 * Works off due jobs for one slice: reads scenes and items afresh, writes what differs, reads it back. A server that
 * fails ends it with every job as it was. Throws LeaseLostError.
 */
export async function drain(
  settings: RepairSettings,
  { parts, options }: { readonly parts: RepairParts; readonly options: DrainOptions },
): Promise<RepairRecord> {
  const run: Run = { settings, parts, tally: newTally() };
  const { isByHand, probesAtOnce = isByHand } = options;
  const breaker = serverBreaker(parts, { probesAtOnce });
  const startedAt = parts.realNow();
  const began = parts.clock.now();
  const end = await endOf(() => work(run, { breaker, options, startedAt }));
  return recordOf(run, { ...end, startedAt: began, tookMs: parts.realNow() - startedAt });
}

type Ended = RepairRecord['ended'];

interface Work {
  readonly breaker: ServerBreaker;
  readonly options: DrainOptions;
  readonly startedAt: number;
}

async function work(run: Run, { breaker, options, startedAt }: Work): Promise<Ended> {
  const server = await breaker.ask(() => run.parts.items.identify());
  const claims = claimsOf(run, server, options);
  try {
    return await workOff(run, { breaker, options, startedAt, server, claims });
  } finally {
    claims.close();
  }
}

interface Open extends Work {
  readonly server: PlexServer;
  readonly claims: Claims;
}

async function workOff(
  run: Run,
  { breaker, options, startedAt, server, claims }: Open,
): Promise<Ended> {
  const pace = paceOf({ ...run.settings, ...run.parts, sinceRecoveryMs: () => sinceRecovery(run) });
  const { due, backoff } = run.parts.store.waiting(run.parts.clock.now());
  const progress = progressOf(run, options.isByHand ? due + backoff : due);
  const limit = requestLimit(run.parts, server);
  const scans = scansOf(run, breaker);
  let plex: PlexSide | undefined;
  let faults = 0;
  for (;;) {
    const jobs = claims.next();
    if (jobs.length === 0) return 'done';
    if (run.parts.realNow() - startedAt >= run.settings.sliceMs) {
      claims.putBack(jobs);
      return 'slice-over';
    }
    const judged = await orPutBack(claims, jobs, async () => {
      plex ??= await openPlex(run, server, breaker);
      return judgeQuiet({ run, scans }, plex, { jobs, breaker, limit });
    });
    plex = judged.plex;
    const tools = { run, server, pace, breaker, limit };
    const { ends, tooLong } = await finishBatch(tools, judged.judged);
    // Once for each step down, and there are few.
    claims.again(tooLong);
    faults = faultsInARow(faults, ends);
    if (faults >= MOST_FAULTS) return 'too-many-failures';
    progress.tell();
  }
}

/** Whatever goes wrong before anything is written leaves the jobs as they were. */
async function orPutBack<Result>(
  claims: Claims,
  jobs: readonly JobLease[],
  look: () => Promise<Result>,
): Promise<Result> {
  try {
    return await look();
  } catch (error) {
    claims.putBack(jobs);
    throw error;
  }
}

interface JudgedFresh {
  readonly plex: PlexSide;
  readonly judged: readonly Judged[];
}

/** What lies in a library that is being scanned waits; a short scan is waited for, and the batch is looked at again. */
async function judgeQuiet(
  { run, scans }: { readonly run: Run; readonly scans: Scans },
  plex: PlexSide,
  batch: Batch,
): Promise<JudgedFresh> {
  const before = await judgeFresh(run, plex, batch);
  const sections = writtenSections(before.judged);
  if (sections.size === 0) return before;
  const scanned = await scans.among(sections, before.plex.sections);
  const now = scanned.isOver ? await judgeFresh(run, before.plex, batch) : before;
  return { ...now, judged: now.judged.map((each) => heldBack(run, each, scanned)) };
}

/**
 * An index that proves to be old is read anew once, and the batch is looked at again. If that has been done before, what
 * became of these items is not known: the next drain will list again.
 */
async function judgeFresh(run: Run, plex: PlexSide, batch: Batch): Promise<JudgedFresh> {
  const judged = await judgeBatch(run, plex, batch);
  const isOld = judged.some(({ isStale }) => isStale);
  if (!isOld) return { plex, judged };
  if (plex.wasListed) return { plex, judged: judged.map(unlessStale) };
  const fresh = await listAgain(run, plex, batch.breaker);
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
  readonly limit: RequestLimit;
}

interface Finished {
  readonly ends: readonly BatchEnded[];
  /** Those that a shorter request may do for. */
  readonly tooLong: readonly JobLease[];
}

async function finishBatch(
  { run, server, ...tools }: Tools,
  judged: readonly Judged[],
): Promise<Finished> {
  const { machineIdentifier } = server;
  const decisions = judged.flatMap((each) => each.decisions);
  const { written, stop } = await writeBatch({ run, machineIdentifier, ...tools }, decisions);
  const ends = settleBatch(run, { machineIdentifier, judged, written });
  if (stop) throw stop;
  const isTooLong = (each: Judged) =>
    each.decisions.some((decision) => written.get(decision)?.status === 'too-long');
  return { ends, tooLong: judged.filter(isTooLong).map(({ job }) => job) };
}

/** Items that Plex refused, with none between them that it took. */
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
