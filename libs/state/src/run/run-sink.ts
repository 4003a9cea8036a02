import type { PageOutcome, RunEnd, RunSink, RunStart } from '@stash2plex/core';
import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { checkHolds, type Lease } from '../lease/leases.ts';
import { upsertJobs } from '../queue/enqueue.ts';
import { emptyScratch } from '../scratch/tables.ts';
import { storeFalls } from './falls.ts';
import { storeGaps } from './gaps.ts';
import { dropInLine, forgetMarks, markInLine, withdraw } from './jobs-of-run.ts';
import { storeLedger } from './ledger.ts';
import { storeMatches } from './matches.ts';
import { endRun, insertRun, saveProgress } from './record.ts';
import { rememberRun } from './remember-run.ts';

/** Each verb is one transaction that begins with the check of the lease: all of it is stored, or nothing. */
export function runSinkOf(database: Database, lease: Lease): RunSink {
  const run = rememberRun();
  const write = <Result>(work: () => Result) =>
    database.write(() => {
      checkHolds(database, lease);
      return work();
    });
  return {
    start: (start) => {
      write(() => {
        insertRun(database, start, lease.token);
        emptyScratch(database, 'main');
      });
      run.set(start);
    },
    commitPage: (page) => {
      write(() => {
        storePage(database, run.get(), page);
      });
    },
    finish: (end) => write(() => ({ withdrawn: finish(database, run.get(), end) })),
  };
}

function storePage(database: Database, run: RunStart, outcome: PageOutcome): void {
  const { plan, settled, ledger, withdrawn } = outcome;
  const page = raiseCounter(database, 'revision');
  upsertJobs(database, plan.jobs, { at: run.startedAt, runId: run.id });
  storeGaps(database, { page, run, gaps: plan.gaps, settled });
  storeLedger(database, ledger);
  storeMatches(database, outcome);
  markInLine(database, run.id, plan.inLine);
  withdraw(database, run.id, withdrawn);
  saveProgress(database, run.id, outcome);
}

/** Returns how many jobs of scenes found in line were dropped. */
function finish(database: Database, run: RunStart, end: RunEnd): number {
  const dropped = end.status === 'complete' ? dropInLine(database, run.id) : 0;
  forgetMarks(database, run.id);
  storeFalls(database, run, end);
  raiseCounter(database, 'runs');
  const counts = { ...end.counts, withdrawn: end.counts.withdrawn + dropped };
  endRun(database, run.id, { ...end, counts });
  emptyScratch(database, 'main');
  return dropped;
}
