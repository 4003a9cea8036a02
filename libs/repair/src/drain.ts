import type { JobLease, PlexServer, RepairRecord } from '@stash2plex/core';
import { endOf } from './end-of.ts';
import { judgeBatch, type Judged } from './judge-batch.ts';
import { listAgain, openPlex, type PlexSide } from './open-plex.ts';
import { paceOf, type Pace } from './pace.ts';
import type { RepairParts, Run } from './parts.ts';
import { progressOf } from './progress.ts';
import { recordOf } from './record.ts';
import { serverBreaker, type ServerBreaker } from './server-breaker.ts';
import { settleBatch } from './settle-batch.ts';
import type { RepairSettings } from './settings.ts';
import { newTally } from './tally.ts';
import { writeBatch } from './write-batch.ts';

/** Writes of a batch take so long at most: what somebody edits in Plex meanwhile is not overwritten. */
const BATCH_MS = 5_000;
const MOST_IN_BATCH = 40;
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

interface Work {
  readonly breaker: ServerBreaker;
  readonly options: DrainOptions;
  readonly startedAt: number;
}

async function work(
  run: Run,
  { breaker, options, startedAt }: Work,
): Promise<RepairRecord['ended']> {
  const server = await breaker.ask(() => run.parts.items.identify());
  const pace = paceOf({ ...run.settings, ...run.parts, sinceRecoveryMs: () => sinceRecovery(run) });
  const { due, backoff } = run.parts.store.waiting(run.parts.clock.now());
  const progress = progressOf(run, options.isByHand ? due + backoff : due);
  const seen = new Set<string>();
  let plex: PlexSide | undefined;
  let faults = 0;
  for (;;) {
    const jobs = claim(run, options, { seen, server });
    if (jobs.length === 0) return 'done';
    if (run.parts.realNow() - startedAt >= run.settings.sliceMs) {
      putBack(run, server, jobs);
      return 'slice-over';
    }
    const judged = await orPutBack(run, { jobs, server }, async () => {
      plex ??= await openPlex(run, server, breaker);
      return judgeFresh(run, plex, { jobs, breaker });
    });
    plex = judged.plex;
    const failed = await finishBatch({ run, server, pace, breaker }, judged.judged);
    faults = failed === jobs.length ? faults + failed : failed;
    if (faults >= MOST_FAULTS) return 'too-many-failures';
    progress.tell();
  }
}

/** Each job once a drain, unless its scene is edited meanwhile: one that cannot be done now would come again and again. */
function claim(
  run: Run,
  { isByHand }: DrainOptions,
  { seen, server }: { readonly seen: Set<string>; readonly server: PlexServer },
): readonly JobLease[] {
  const { parts, settings } = run;
  const limit = Math.max(1, Math.min(MOST_IN_BATCH, Math.ceil((settings.rate * BATCH_MS) / 1000)));
  const jobs = parts.store.claim({ limit, now: parts.clock.now(), all: isByHand });
  const nameOf = ({ sceneId, generation }: JobLease) => `${sceneId} ${generation}`;
  const news = jobs.filter((job) => !seen.has(nameOf(job)));
  for (const job of news) seen.add(nameOf(job));
  putBack(
    run,
    server,
    jobs.filter((job) => !news.includes(job)),
  );
  return news;
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
    throw error;
  }
}

function putBack({ parts }: Run, { machineIdentifier }: PlexServer, jobs: readonly JobLease[]) {
  if (jobs.length === 0) return;
  const ends = jobs.map((job) => ({ status: 'untouched', job }) as const);
  parts.store.settle({ machineIdentifier, ends, ledger: [], settled: [], matches: [], gaps: [] });
}

interface Batch {
  readonly jobs: readonly JobLease[];
  readonly breaker: ServerBreaker;
}

/** An index that proves to be old is read anew once, and the batch is looked at again. */
async function judgeFresh(
  run: Run,
  plex: PlexSide,
  batch: Batch,
): Promise<{ readonly plex: PlexSide; readonly judged: readonly Judged[] }> {
  const judged = await judgeBatch(run, plex, batch);
  const isOld = judged.some(({ isStale }) => isStale);
  if (!isOld || plex.wasListed) return { plex, judged };
  const fresh = await listAgain(run, plex);
  return { plex: fresh, judged: await judgeBatch(run, fresh, batch) };
}

interface Tools {
  readonly run: Run;
  readonly server: PlexServer;
  readonly pace: Pace;
  readonly breaker: ServerBreaker;
}

/** Returns how many items failed by their own fault. */
async function finishBatch(
  { run, server, pace, breaker }: Tools,
  judged: readonly Judged[],
): Promise<number> {
  const { machineIdentifier } = server;
  const decisions = judged.flatMap((each) => each.decisions);
  const { written, stop } = await writeBatch({ run, machineIdentifier, pace, breaker }, decisions);
  const failed = settleBatch(run, { machineIdentifier, judged, written });
  if (stop) throw stop;
  return failed;
}

function sinceRecovery({ parts: { store, clock } }: Run): number {
  const endedAt = store.lastOutage()?.endedAt;
  return endedAt ? clock.now().getTime() - endedAt.getTime() : Number.POSITIVE_INFINITY;
}
