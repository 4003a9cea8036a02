import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

const FENCED = 'const write = fenced(database, lease);';
const OPEN = 'const { write } = database;';

/** Each place that asks for the fencing token: what a process stores after it was replaced is void. */
export const fences: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/state/src/database/watch-file.ts',
      specs: ['libs/state/src/database/open-database.spec.ts'],
    },
    [
      {
        name: 'fence-of-the-file',
        breaks: 'a store that was removed or replaced is written to, and all of it is lost',
        find: 'if (numberOf(path) === first) return;',
        replace: 'return;',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/run/run-sink.ts', specs: ['libs/state/src/run/page.spec.ts'] },
    [
      {
        name: 'fence-of-runs',
        breaks: 'a run that was replaced stores its pages',
        find: FENCED,
        replace: OPEN,
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/changes/change-store.ts',
      specs: ['libs/state/src/changes/verbs.spec.ts'],
    },
    [
      {
        name: 'fence-of-catch-up',
        breaks: 'a catch-up that was replaced moves the mark',
        find: FENCED,
        replace: OPEN,
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/repair/repair-store.ts',
      specs: ['libs/state/src/repair/claim.spec.ts', 'libs/state/src/repair/verbs.spec.ts'],
    },
    [
      {
        name: 'fence-of-claims',
        breaks: 'a worker that was replaced claims jobs',
        find: FENCED,
        replace: OPEN,
      },
      {
        name: 'fence-of-repairs',
        breaks: 'a worker that was replaced stores what it has written',
        find: 'const write = fenced(database, holder.lease);',
        replace: OPEN,
      },
      {
        name: 'fence-asked',
        breaks: 'a worker that asks whether it was replaced is told that it was not',
        find: 'checkHolds(database, lease);',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/ledger/ledger.ts', specs: ['libs/state/src/ledger/ledger.spec.ts'] },
    [
      {
        name: 'fence-of-ledger',
        breaks: 'a task that was replaced changes the ledger',
        find: `fenced(
        database,
        lease,
      )(() => {`,
        replace: 'database.write(() => {',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/store.ts', specs: ['libs/state/src/scratch/scratch.spec.ts'] },
    [
      {
        name: 'fence-of-scratch',
        breaks: 'a run that was replaced adds to the working tables of its successor',
        find: 'if (lease) checkHolds(database, lease);',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/run/history.ts', specs: ['libs/state/src/run/history.spec.ts'] },
    [
      {
        name: 'fence-of-history',
        breaks: 'a process that was replaced closes the run of its successor',
        find: 'fenced(database, lease)(() => closeAbandoned(database, lease, finishedAt))',
        replace: 'closeAbandoned(database, lease, finishedAt)',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/release-all.ts', specs: ['libs/repair/src/release-all.spec.ts'] },
    [
      {
        name: 'fence-of-unlocking',
        breaks: 'Release Locks goes on at Plex after it was replaced',
        find: 'parts.check();',
        replace: '',
      },
      {
        name: 'unlock-only-ours',
        breaks: 'Release Locks takes the locks of others',
        find: 'entry.fields[field]?.locked && item.locked.includes(field)',
        replace: 'item.locked.includes(field)',
      },
    ],
  ),
];
