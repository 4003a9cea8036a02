import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Which jobs a drain takes on, when it ends, and what is nobody's to write. */
export const drains: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/repair/src/drain.ts',
      specs: [
        'libs/repair/src/drain-order.slow.spec.ts',
        'libs/repair/src/record.slow.spec.ts',
        'libs/repair/src/drain-faults.spec.ts',
      ],
    },
    [
      {
        name: 'most-faults',
        breaks: 'a server that refuses everything is asked for each job of the queue',
        find: 'MOST_FAULTS = 20;',
        replace: 'MOST_FAULTS = 2_000;',
      },
      {
        name: 'faults-in-a-row',
        breaks: 'twenty bad items among thousands end a drain',
        find: "if (end === 'written') faults = 0;",
        replace: '',
      },
      {
        name: 'slice',
        breaks: 'a task goes on until the queue is empty, and scans wait',
        find: 'run.parts.realNow() - startedAt >= run.settings.sliceMs',
        replace: 'run.settings.sliceMs < 0',
      },
      {
        name: 'failed-look',
        breaks: 'jobs stay claimed when Plex fails before anything is written',
        find: `claims.putBack(jobs);
    throw error;`,
        replace: 'throw error;',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/claims.ts', specs: ['libs/repair/src/drain-order.slow.spec.ts'] },
    [
      {
        name: 'batch-of-seconds',
        breaks: 'what somebody edits in Plex during a long batch is written over',
        find: 'MOST_IN_BATCH = 40',
        replace: 'MOST_IN_BATCH = 4_000',
      },
      {
        name: 'held-jobs',
        breaks: 'jobs that cannot be done now stay claimed when the drain ends',
        find: 'held.push(...old);',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/judge-batch.ts',
      specs: [
        'libs/repair/src/identity.slow.spec.ts',
        'libs/repair/src/drain.spec.ts',
        'libs/repair/src/drain-order.slow.spec.ts',
      ],
    },
    [
      {
        name: 'not-there-unless-whole',
        breaks: 'a scene is said to be not in Plex by a listing that is not whole',
        find: 'if (!isWhole) return { job, decisions: [], end: notKnown(job, { scanned, now }) };',
        replace: '',
      },
      {
        name: 'repair-gate',
        breaks: 'a scene that nobody has identified is written',
        find: 'if (!passesQualityGate(desired))',
        replace: 'if (!desired)',
      },
      {
        name: 'repair-shared-item',
        breaks: 'an item that holds files of two scenes is written',
        find: 'match.ambiguous.length > 0 || about.contested.has(scene.id)',
        replace: 'about.contested.has(scene.id)',
      },
      {
        name: 'repair-contested',
        breaks: 'an item that another scene claims is written',
        find: 'match.ambiguous.length > 0 || about.contested.has(scene.id)',
        replace: 'match.ambiguous.length > 0',
      },
      {
        name: 'not-shown',
        breaks: 'a scene whose item cannot be read is taken for one without item',
        find: 'if (match.unknown !== undefined) return ended(notShown(run, job));',
        replace: '',
      },
      {
        name: 'force',
        breaks: 'a forced sync does not try again what Plex refused',
        find: 'job.reasons.includes(FORCED)',
        replace: "job.reasons.includes('')",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/judge-quiet.ts',
      specs: ['libs/repair/src/identity.slow.spec.ts', 'libs/repair/src/scans.spec.ts'],
    },
    [
      {
        name: 'renewed-key',
        breaks: 'an item whose key was renewed is not looked for again',
        find: 'if (!isOld) return { plex, judged };',
        replace: 'if (judged) return { plex, judged };',
      },
      {
        name: 'scans-wait',
        breaks: 'items are written while their library is being scanned',
        find: 'now.judged.map((each) => heldBack(run, each, scanned))',
        replace: 'now.judged',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/request-limit.ts', specs: ['libs/repair/src/request-limit.spec.ts'] },
    [
      {
        name: 'limit-of-this-server',
        breaks: 'what another server has taught shortens summaries here',
        find: 'known?.machineIdentifier === machineIdentifier ? known.bytes : undefined',
        replace: 'known?.bytes',
      },
    ],
  ),
];
