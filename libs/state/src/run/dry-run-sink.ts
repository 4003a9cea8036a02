import type { RunSink } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { emptyScratch } from '../scratch/tables.ts';
import { endRun, insertRun, saveProgress } from './record.ts';
import { rememberRun } from './remember-run.ts';

/** Writes the row of the run and nothing else. */
export function dryRunSinkOf(database: Database): RunSink {
  const run = rememberRun();
  return {
    start: (start) => {
      database.write(() => {
        insertRun(database, start, undefined);
        emptyScratch(database, 'temp');
      });
      run.set({ start, forgotten: 0 });
    },
    resume: ({ id }) => {
      throw new Error(`Dry run ${id} cannot go on: its working tables went with its process.`);
    },
    atomically: database.write,
    commitPage: (page) => {
      database.write(() => {
        saveProgress(database, run.get().start.id, page);
      });
    },
    commitLeftovers: () => undefined,
    finish: (end) => {
      database.write(() => {
        endRun(database, run.get().start.id, end);
        emptyScratch(database, 'temp');
      });
      return { withdrawn: 0 };
    },
  };
}
