import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What keeps a run from telling of items and scenes what it cannot know. */
export const leftovers: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/lookup/src/match-page.ts',
      specs: ['libs/reconciliation/src/leftovers.slow.spec.ts'],
    },
    [
      {
        name: 'gone-for-a-moment',
        breaks:
          'an item of a scene that Plex said was gone, and is there again, is called orphaned',
        find: '...moved, ...vanished]',
        replace: '...moved]',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/tell-leftovers.ts',
      specs: ['libs/reconciliation/src/leftovers.slow.spec.ts'],
    },
    [
      {
        name: 'leftovers-of-everything',
        breaks: 'a run of recent scenes calls items orphaned whose scenes it has not seen',
        find: "run.start.scope !== 'all' || ",
        replace: '',
      },
      {
        name: 'leftovers-without-doubt',
        breaks: 'a run that is inconclusive calls items orphaned',
        find: ' || run.tally.guards().length > 0',
        replace: '',
      },
      {
        name: 'leftovers-spoil-nothing',
        breaks: 'a run that has told everything fails because Plex does at the very end',
        find: 'if (!isUnasked(error)) throw error;',
        replace: 'throw error;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/unclaimed-items.ts',
      specs: ['libs/reconciliation/src/leftovers.slow.spec.ts'],
    },
    [
      {
        name: 'orphans-too-many',
        breaks: 'with a wrong mapping every item is called orphaned',
        find: 'unclaimed > MOST && unclaimed > items * MOST_SHARE',
        replace: 'unclaimed > items',
      },
      {
        name: 'orphans-as-listed',
        breaks: 'a key that names another item by now is called orphaned',
        find: 'present.filter(isAsListed)',
        replace: 'present',
      },
      {
        name: 'orphans-of-all-scenes',
        breaks: 'an item is called orphaned whose scene Stash did not send',
        find: 'if (sent >= told) return false;',
        replace: 'if (sent >= 0) return false;',
      },
      {
        name: 'orphans-unread',
        breaks: 'the gap of an item that cannot be read is closed',
        find: 'tell(\n    items.map(',
        replace: 'unsure.splice(0);\n  tell(\n    items.map(',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/scratch/unclaimed.ts',
      specs: ['libs/state/src/scratch/scratch.spec.ts'],
    },
    [
      {
        name: 'orphans-by-name',
        breaks: 'an item is called orphaned that a scene may have by name and size',
        find: 'asked.size = own.size AND asked.name_key = own.name_key',
        replace: 'asked.size = own.size AND asked.name_key = own.name_key || 0',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/run/leftover-gaps.ts',
      specs: ['libs/state/src/run/leftover-gaps.spec.ts'],
    },
    [
      {
        name: 'leftovers-closed-by-all-only',
        breaks: 'a run of recent scenes closes what it cannot tell of',
        find: " || run.scope !== 'all'",
        replace: '',
      },
      {
        name: 'leftovers-withheld-stay',
        breaks: 'what is withheld is closed',
        find: "filter(({ extent }) => extent === 'all')",
        replace: "filter(({ extent }) => extent === 'some')",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/ambiguous-scenes.ts',
      specs: ['libs/reconciliation/src/ambiguous-scenes.spec.ts'],
    },
    [
      {
        name: 'ambiguous-of-earlier-pages',
        breaks: 'of two scenes of one item the first is not told when they are on two pages',
        find: '[...here, ...earlier.map(({ sceneId }) => sceneId)]',
        replace: '[...here]',
      },
    ],
  ),
];
