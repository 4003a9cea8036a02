import type { JobLease, PlexServer, RepairRecord } from '@stash2plex/core';
import { claimsOf, type Claims } from './claims.ts';
import type { Writer } from './edit-item.ts';
import { endOf } from './end-of.ts';
import { folderScansOf } from './folder-scans.ts';
import type { Judged } from './judge-batch.ts';
import { judgeQuiet } from './judge-quiet.ts';
import { openAfterScan, openPlex, type PlexSide } from './open-plex.ts';
import { paceOf, type Pace } from './pace.ts';
import type { DrainOptions, RepairParts, Run } from './parts.ts';
import { progressOf } from './progress.ts';
import { requestLimit } from './request-limit.ts';
import { recordOf } from './record.ts';
import { scansOf, type Scans } from './scans.ts';
import { serverBreaker, type ServerBreaker } from './server-breaker.ts';
import { settleBatch, type BatchEnded } from './settle-batch.ts';
import type { RepairSettings } from './settings.ts';
import { newTally } from './tally.ts';
import { writeBatch } from './write-batch.ts';
import { writePictures, type PictureBatch } from './write-pictures.ts';

/** So many items in a row that Plex refuses are not the items' fault. */
const MOST_FAULTS = 20;

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
  const breaker = serverBreaker(parts, { probesAtOnce, server: settings.server });
  const startedAt = parts.realNow();
  const began = parts.clock.now();
  const end = await endOf(() => work(run, { breaker, options, startedAt }));
  if (end.ended === 'plex-unreachable') breaker.noteOutage();
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
  const pace = newPace(run);
  const { due, backoff } = run.parts.store.waiting(run.parts.clock.now());
  const progress = progressOf(run, options.isByHand ? due + backoff : due);
  const limit = requestLimit(run.parts, server);
  const scans = scansOf(run, breaker);
  const folders = folderScansOf(run, server, breaker);
  const { machineIdentifier } = server;
  const writer: Writer = { run, machineIdentifier, pace, breaker, limit };
  // How long a picture takes says nothing of edits.
  const ofPictures: Writer = { ...writer, pace: newPace(run) };
  const isOver = () => run.parts.realNow() - startedAt >= run.settings.sliceMs;
  let plex: PlexSide | undefined;
  let faults = 0;
  for (;;) {
    const jobs = claims.next();
    // Asked once: what is claimed must not be left behind because time went by between.
    const isEnough = isOver();
    if (isEnough) claims.putBack(jobs);
    if (isEnough || jobs.length === 0) {
      const found = await folders.ask({ waits: !isEnough });
      if (isEnough || found.length === 0) return jobs.length === 0 ? 'done' : 'slice-over';
      claims.again(found);
      plex = await openAfterScan(run, server, breaker);
      continue;
    }
    const judged = await orPutBack(claims, jobs, async () => {
      plex ??= await openPlex(run, server, breaker);
      return judgeQuiet({ run, scans }, plex, { jobs, breaker, limit });
    });
    plex = judged.plex;
    for (const { job, wishes = [] } of judged.judged) folders.want(job, wishes);
    const { sections } = judged.plex;
    const scannedIn = scannedAmong(scans, sections);
    const later = { ofPictures, scannedIn, isOver };
    const { ends, tooLong } = await finishBatch(writer, judged.judged, later);
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

interface Finished {
  readonly ends: readonly BatchEnded[];
  /** Those that a shorter request may do for. */
  readonly tooLong: readonly JobLease[];
}

type Later = Pick<PictureBatch, 'isOver' | 'scannedIn'> & { readonly ofPictures: Writer };

async function finishBatch(
  writer: Writer,
  judged: readonly Judged[],
  { ofPictures, scannedIn, isOver }: Later,
): Promise<Finished> {
  const { run, machineIdentifier } = writer;
  const decisions = judged.flatMap((each) => each.decisions);
  const fields = await writeBatch(writer, decisions);
  const { written } = fields;
  const { pictures, ...later } = await writePictures(ofPictures, {
    ...{ judged, written, scannedIn },
    isOver: () => fields.stop !== undefined || isOver(),
  });
  const ends = settleBatch(run, { machineIdentifier, judged, written, pictures });
  const stop = fields.stop ?? later.stop;
  if (stop) throw stop;
  const isTooLong = (each: Judged) =>
    each.decisions.some((decision) => written.get(decision)?.status === 'too-long');
  return { ends, tooLong: judged.filter(isTooLong).map(({ job }) => job) };
}

function newPace(run: Run): Pace {
  return paceOf({ ...run.settings, ...run.parts, sinceRecoveryMs: () => sinceRecovery(run) });
}

/** Asked once for all pictures of a batch, and only where there are some. */
function scannedAmong(scans: Scans, sections: PlexSide['sections']): PictureBatch['scannedIn'] {
  let titles: Promise<ReadonlyMap<string, string>> | undefined;
  const keys = new Set(sections.map(({ key }) => key));
  return async (sectionKey) => {
    titles ??= scans.among(keys, sections).then((scanned) => scanned.titles);
    return (await titles).get(sectionKey);
  };
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
