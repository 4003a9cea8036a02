import type { PageOutcome, RunEnd, RunSink, RunStart } from '@stash2plex/core';
import { storeTraces } from '../changes/traces.ts';
import { raiseCounter, readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { fenced, type Lease } from '../lease/lease.ts';
import { storeLedger } from '../ledger/store-ledger.ts';
import { upsertJobs } from '../queue/enqueue.ts';
import { forgetRepaired } from '../repair/repaired.ts';
import { emptyScratch } from '../scratch/tables.ts';
import { storeFalls } from './falls.ts';
import { storeGaps } from './gaps.ts';
import { dropInLine, forgetMarks, markInLine, withdraw } from './jobs-of-run.ts';
import { storeMatches } from './matches.ts';
import { closeLeftovers, storeLeftovers } from './leftover-gaps.ts';
import { endRun, insertRun, saveProgress } from './record.ts';
import { rememberRun, type GoingRun } from './remember-run.ts';
import { resumeRun } from './resume.ts';

/** Each verb is one transaction that begins with the check of the lease: all of it is stored, or nothing. */
export function runSinkOf(database: Database, lease: Lease): RunSink {
  const run = rememberRun();
  const write = fenced(database, lease);
  const begin = (beginning: () => RunStart) => {
    const going = write(() => ({
      start: beginning(),
      forgotten: readCounter(database, 'forgotten'),
    }));
    run.set(going);
  };
  return {
    start: (start) => {
      begin(() => startRun(database, start, lease));
    },
    resume: (start) => {
      begin(() => resumeRun(database, start, lease));
    },
    atomically: write,
    commitPage: (page) => {
      write(() => {
        storePage(database, run.get(), page);
      });
    },
    commitLeftovers: (page) => {
      write(() => {
        storeLeftovers(database, run.get().start, page);
      });
    },
    finish: (end) => write(() => ({ withdrawn: finish(database, run.get().start, end) })),
  };
}

/** A run that was killed is given up for good by the next one. */
function startRun(database: Database, start: RunStart, { token }: Lease): RunStart {
  forgetMarks(database);
  forgetRepaired(database);
  emptyScratch(database, 'main');
  insertRun(database, start, token);
  return start;
}

function storePage(database: Database, { start, forgotten }: GoingRun, outcome: PageOutcome): void {
  const { plan, settled, ledger, matches, withdrawn, traces, cursor } = outcome;
  const page = raiseCounter(database, 'revision');
  upsertJobs(database, plan.jobs, { at: start.startedAt, runId: start.id });
  storeGaps(database, { page, run: start, gaps: plan.gaps, settled });
  storeLedger(database, ledger);
  storeMatches(database, { machineIdentifier: cursor.machineIdentifier, matches, settled });
  markInLine(database, start.id, plan.inLine);
  withdraw(database, start.id, withdrawn);
  // A scene read before a name of it vanished would keep that name for ever: it stays unread instead.
  if (readCounter(database, 'forgotten') === forgotten) storeTraces(database, traces);
  saveProgress(database, start.id, outcome);
}

/** Returns how many jobs of scenes found in line were dropped. */
function finish(database: Database, run: RunStart, end: RunEnd): number {
  const dropped = end.status === 'complete' ? dropInLine(database, run.id) : 0;
  forgetMarks(database);
  storeFalls(database, run, end);
  closeLeftovers(database, run, end);
  raiseCounter(database, 'runs');
  const counts = { ...end.counts, withdrawn: end.counts.withdrawn + dropped };
  endRun(database, run.id, { ...end, counts });
  emptyScratch(database, 'main');
  return dropped;
}
