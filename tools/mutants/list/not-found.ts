import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Scenes that Plex does not have yet: they wait, are found, and are given up in the end. */
export const notFound: readonly Mutant[] = [
  ...inFile(
    { file: 'libs/repair/src/look-again.ts', specs: ['libs/repair/src/look-again.spec.ts'] },
    [
      {
        name: 'not-there-yet',
        breaks: 'a file that Plex has not scanned is looked for at every task',
        find: 'const APART_MS = MINUTE_MS;',
        replace: 'const APART_MS = -DAY_MS;',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/settle-batch.ts', specs: ['libs/repair/src/not-found.spec.ts'] },
    [
      {
        name: 'not-found-is-no-fault',
        breaks: 'twenty scenes that Plex does not have end a drain when they are given up',
        find: "if (end.status === 'dead') return end.notFoundSince === undefined;",
        replace: "if (end.status === 'dead') return true;",
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/folder-scans.ts', specs: ['libs/repair/src/folder-scans.spec.ts'] },
    [
      {
        name: 'scan-window',
        breaks: 'Plex is asked to scan the same folder at every look',
        find: 'const WINDOW_MS = 30 * 60_000;',
        replace: 'const WINDOW_MS = -1;',
      },
      {
        name: 'scan-flood',
        breaks: 'Plex is asked to scan thousands of folders at once',
        find: 'const MOST_FOLDERS = 20;',
        replace: 'const MOST_FOLDERS = 20_000;',
      },
      {
        name: 'scan-begun',
        breaks: 'a scan that has not begun yet is taken for one that is over',
        find: '!refreshing && changeMark !== marks.get(key)',
        replace: 'key !== undefined',
      },
    ],
  ),
  ...inFile({ file: 'libs/plex/src/http/scan.ts', specs: ['libs/plex/src/http/scan.spec.ts'] }, [
    {
      name: 'scan-of-a-folder',
      breaks: 'a whole library is scanned',
      find: 'ABSOLUTE.test(folder) &&',
      replace: '',
    },
  ]),
  ...inFile(
    { file: 'libs/matching/src/folders.ts', specs: ['libs/matching/src/folders.spec.ts'] },
    [
      {
        name: 'folder-by-whole-names',
        breaks: 'a folder is scanned that only begins like one of the library',
        find: "above.endsWith('/') ? above : `${above}/`",
        replace: 'above',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/planning/src/plan-scenes.ts', specs: ['libs/planning/src/plan-scenes.spec.ts'] },
    [
      {
        name: 'came-after-all',
        breaks: 'an item that came after its scene was given up is never written',
        find: 'return isThere && isLookedFor(findings.job) ? undefined : standsInTheQueue(findings);',
        replace: 'return standsInTheQueue(findings);',
      },
    ],
  ),
  ...inFile({ file: 'libs/repair/src/soon.ts', specs: ['libs/repair/src/soon.spec.ts'] }, [
    {
      name: 'waits-end',
      breaks: 'tasks that wait follow on each other without end',
      find: '&& now.getTime() - since.getTime() < MOST_MS',
      replace: '',
    },
    {
      name: 'waits-give-way',
      breaks: 'a task that waits keeps Stash from scanning',
      find: "status === 'READY');",
      replace: "status === '');",
    },
  ]),
];
