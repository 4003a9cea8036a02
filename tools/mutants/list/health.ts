import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What is told of outages, which jobs are theirs, and what a check of everything finds. */
export const health: readonly Mutant[] = [
  ...inFile(
    { file: 'libs/repair/src/breaker-state.ts', specs: ['libs/repair/src/server-breaker.spec.ts'] },
    [
      {
        name: 'breaker-clock-back',
        breaks: 'a clock that was set back leaves Plex alone until it has caught up',
        find: 'age < 0 || age >= afterMs',
        replace: 'age >= afterMs',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/drain.ts', specs: ['apps/stash2plex/src/e2e/outages.spec.ts'] },
    [
      {
        name: 'outage-of-one-failure',
        breaks: 'an outage that only a few tasks met is none',
        find: "if (end.ended === 'plex-unreachable') breaker.noteOutage();",
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'apps/stash2plex/src/tasks/repair.ts',
      specs: ['apps/stash2plex/src/e2e/outages.spec.ts'],
    },
    [
      {
        name: 'outage-without-jobs',
        breaks: 'an outage in which the queue was emptied goes on for ever',
        find: 'return jobs > 0 || store.outages.current() !== undefined;',
        replace: 'return jobs > 0;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/health/src/outage-figures.ts',
      specs: ['libs/health/src/outage-figures.spec.ts'],
    },
    [
      {
        name: 'mttr-of-open',
        breaks: 'an outage that goes on counts as if it were over',
        find: 'endedAt && inWindow(endedAt) ? [endedAt.getTime() - startedAt.getTime()] : []',
        replace: '[(endedAt ?? to).getTime() - startedAt.getTime()]',
      },
      {
        name: 'down-twice',
        breaks: 'time counts twice where outages overlap',
        find: 'ends - Math.max(begins, reached)',
        replace: 'ends - begins',
      },
    ],
  ),
  ...inFile(
    {
      file: 'apps/stash2plex/src/surroundings.ts',
      specs: ['apps/stash2plex/src/e2e/outages.spec.ts'],
    },
    [
      {
        name: 'page-without-mttr',
        breaks: 'pages show outages and not what they come to',
        find: 'outageFigures: figures,',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reporting/src/wording/outage-words.ts',
      specs: ['libs/reporting/src/reporters/html/charts/charts.spec.ts'],
    },
    [
      {
        name: 'availability-made-up',
        breaks: 'a share of time stands on the page that nobody can know',
        find: 'if (availability === undefined) return undefined;',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reporting/src/reporters/html/charts/gap-chart.ts',
      specs: ['libs/reporting/src/reporters/html/charts/charts.spec.ts'],
    },
    [
      {
        name: 'last-day-cut-off',
        breaks: 'the name of the last day runs out of the chart',
        find: 'begins < slot * nth ? ',
        replace: 'slot < 0 ? ',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/health/src/faults-of-outages.ts',
      specs: ['libs/health/src/faults-of-outages.spec.ts'],
    },
    [
      {
        name: 'faults-of-any-day',
        breaks: 'jobs that Plex refused on another day are taken for those of an outage',
        find: 'at.getTime() >= begins && at.getTime() <= ends',
        replace: 'at.getTime() >= begins',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/queue/server-faults.ts',
      specs: ['libs/state/src/queue/server-faults.spec.ts'],
    },
    [
      {
        name: 'make-due-any',
        breaks: 'what Plex refused for good is tried again with what an outage is to blame for',
        find: `server_fault_at IS NOT NULL AND status IN ('queued', 'dead')\`,
    now`,
        replace: `status IN ('queued', 'dead')\`,
    now`,
      },
    ],
  ),
  ...inFile(
    { file: 'libs/health/src/assess/rights.ts', specs: ['libs/health/src/assess/assess.spec.ts'] },
    [
      {
        name: 'rights-unproven',
        breaks: 'a token that can read passes for one that may edit',
        find: 'repairs.find(({ written }) => written > 0)',
        replace: 'repairs[0]',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/health/src/observe/paths.ts', specs: ['libs/health/src/observe/paths.spec.ts'] },
    [
      {
        name: 'folder-by-prefix',
        breaks: 'a folder holds the files of another whose name only begins alike',
        find: "return key.endsWith('/') ? key : `${key}/`;",
        replace: 'return key;',
      },
    ],
  ),
];
