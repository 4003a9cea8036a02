import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Going on with a killed run, whose item is whose, and what a run remembers. */
export const runs: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/reconciliation/src/scene-pages.ts',
      specs: ['libs/reconciliation/src/resume.slow.spec.ts'],
    },
    [
      {
        name: 'resume-cursor',
        breaks: 'a killed run begins with the first scene again',
        find: "parts.scenes.pages(killed?.cursor.after ?? '0')",
        replace: "parts.scenes.pages('0')",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/go-on.ts',
      specs: ['libs/reconciliation/src/resume.slow.spec.ts'],
    },
    [
      {
        name: 'resume-age',
        breaks: 'a run that was killed days ago is gone on with',
        find: 'OLDEST_MS = 6 *',
        replace: 'OLDEST_MS = 600 *',
      },
      {
        name: 'resume-settings',
        breaks: 'a run of other settings is gone on with',
        find: 'isYoung && isSame && ',
        replace: 'isYoung && ',
      },
      {
        name: 'resume-scope',
        breaks: 'a run of another scope is gone on with',
        find: ' && killed.start.scope === start.scope',
        replace: '',
      },
      {
        name: 'resume-listings',
        breaks: 'a run is gone on with whose listings are not in force any more',
        find: 'if (!hasItsListings(killed, parts)) return undefined;',
        replace: '',
      },
      {
        name: 'resume-server',
        breaks: 'a run is gone on with on another server',
        find: 'server === killed.cursor.machineIdentifier ? killed : undefined',
        replace: 'server === undefined ? undefined : killed',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/claims.ts',
      specs: ['libs/reconciliation/src/matching.spec.ts'],
    },
    [
      {
        name: 'one-item-two-scenes',
        breaks: 'an item that two scenes claim is written',
        find: '.size > 1;',
        replace: '.size > 2;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/commit-looks.ts',
      specs: ['libs/reconciliation/src/matching.spec.ts'],
    },
    [
      {
        name: 'earlier-job-withdrawn',
        breaks: 'the job of the first scene stays when a second one claims its item',
        find: '...earlier.map(({ sceneId }) => sceneId), ',
        replace: '',
      },
      {
        name: 'ambiguous-ledger',
        breaks: 'the ledger records what was found in an item that is shared',
        find: 'match.ambiguous.length === 0 && !isOutdated;',
        replace: 'match.ambiguous.length >= 0;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/look.ts',
      specs: ['libs/reconciliation/src/beside-a-repair.spec.ts'],
    },
    [
      {
        name: 'repair-has-last-word',
        breaks: 'a run overwrites what a repair has stored since the page was read',
        find: 'const isOutdated = repaired.has(match.scene.id);',
        replace: 'const isOutdated = repaired.has(match);',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/in-line-entry.ts',
      specs: ['libs/reconciliation/src/run-once.slow.spec.ts'],
    },
    [
      {
        name: 'found-is-not-ours',
        breaks: 'what was there at first contact counts as written by us, and is cleared later',
        find: "isLate ? 'wrote' : 'found'",
        replace: "'wrote'",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/match-by-name.ts',
      specs: ['libs/reconciliation/src/matching.spec.ts'],
    },
    [
      {
        name: 'recent-run-owners',
        breaks: 'a recent run takes an item by name that another scene had',
        find: "if (run.start.scope === 'all') return unique;",
        replace: 'if (run.start.scope) return unique;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/matching/src/match-by-path.ts',
      specs: ['libs/matching/src/match-by-path.spec.ts'],
    },
    [
      {
        name: 'shared-item',
        breaks: 'an item that holds files of others as well is written',
        find: "shared === parts.length ? 'targets' : 'ambiguous'",
        replace: "'targets'",
      },
      {
        name: 'moved-item',
        breaks:
          'an item is taken by what the index said of it, though it holds another file by now',
        find: "if (shared === 0) return 'moved';",
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/scratch/by-name-and-size.ts',
      specs: ['libs/state/src/scratch/scratch.spec.ts'],
    },
    [
      {
        name: 'unique-name-and-size',
        breaks: 'a name and size that fits two items is matched',
        find: "integer(row, 'rivals') > 0",
        replace: "integer(row, 'rivals') > 1",
      },
    ],
  ),
  ...inFile({ file: 'libs/state/src/run/run-sink.ts', specs: ['libs/state/src/run/end.spec.ts'] }, [
    {
      name: 'drop-only-when-complete',
      breaks: 'a run that is not complete drops jobs of scenes it found in line',
      find: "end.status === 'complete' ? dropInLine(database, run.id) : 0",
      replace: 'dropInLine(database, run.id)',
    },
  ]),
  ...inFile(
    {
      file: 'libs/state/src/run/jobs-of-run.ts',
      specs: ['libs/state/src/run/end.spec.ts'],
    },
    [
      {
        name: 'in-line-intent',
        breaks: 'a job whose worker was killed on its way to Plex is dropped as in line',
        find: 'AND scene_id NOT IN (SELECT scene_id FROM intent)',
        replace: '',
      },
      {
        name: 'in-line-revision',
        breaks: 'an edit that was queued while the run went on is dropped as in line',
        find: `WHERE \${QUEUED_OF_SCENES}
       AND revision <= (SELECT start_revision FROM run WHERE id = ?)\`,`,
        replace: `WHERE \${QUEUED_OF_SCENES}
       AND ? IS NOT NULL\`,`,
      },
    ],
  ),
];
