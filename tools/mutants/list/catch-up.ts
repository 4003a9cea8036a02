import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Nothing that changes in Stash is missed, and nothing else is queued. */
export const catchUp: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/catch-up/src/settled.ts',
      specs: ['libs/catch-up/src/changes.spec.ts'],
    },
    [
      {
        name: 'settle-time',
        breaks: 'a bulk edit that is committed late is missed',
        find: 'SETTLED_MS = 5 * 60_000',
        replace: 'SETTLED_MS = 5 * 1_000',
      },
      {
        name: 'mark-lags-behind',
        breaks: 'the mark is moved past edits that are not committed yet',
        find: 'lookedAt.getTime() - SETTLED_MS',
        replace: 'lookedAt.getTime()',
      },
      {
        name: 'settled-at-all',
        breaks: 'every version is final as soon as it was read',
        find: '>= SETTLED_MS;',
        replace: '>= 0;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/catch-up/src/zone.ts',
      specs: ['libs/catch-up/src/zone.spec.ts'],
    },
    [
      {
        name: 'zone-since',
        breaks: 'edits from before a change of zone are missed',
        find: 'zone.since <= since ?',
        replace: 'zone.since ?',
      },
      {
        name: 'zone-still',
        breaks: 'edits in a zone that is new are missed',
        find: 'zone?.offset === offset',
        replace: 'zone?.offset',
      },
      {
        name: 'zone-word-is-old',
        breaks: 'a job that began long ago tells the zone of today',
        find: 'zone?.offset === offset && zone.at >= mark ?',
        replace: 'zone?.offset === offset ?',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/catch-up/src/find-changes.ts',
      specs: [
        'libs/catch-up/src/zone.spec.ts',
        'libs/catch-up/src/bursts.spec.ts',
        'libs/catch-up/src/changes.spec.ts',
        'libs/catch-up/src/files.spec.ts',
      ],
    },
    [
      {
        name: 'burst-wait',
        breaks: 'a burst of edits is not waited for',
        find: 'BURST_MS = 2_000',
        replace: 'BURST_MS = 0',
      },
      {
        name: 'burst-longest',
        breaks: 'a burst that never ends is waited for longer than a quarter of a minute',
        find: 'LONGEST_BURST_MS = 15_000',
        replace: 'LONGEST_BURST_MS = 30_000',
      },
      {
        name: 'zone-after-its-word',
        breaks: 'the mark is moved past edits in a zone that nobody has told of',
        find: 'markOf(lastKnown)',
        replace: 'markOf(look.at)',
      },
      {
        name: 'zone-thorough',
        breaks: 'before everything is reconciled a look believes in the zone as well',
        find: 'settings.isThorough ? undefined :',
        replace: 'settings.isThorough && undefined ? undefined :',
      },
      {
        name: 'clock-set-back',
        breaks: 'edits of a Stash whose clock was set back are missed',
        find: 'since.at >= mark ? since :',
        replace: 'since.at ? since :',
      },
      {
        name: 'version-is-exact',
        breaks: 'a scene whose time fell is not read again',
        find: 'one.getTime() === other.getTime()',
        replace: 'one.getTime() <= other.getTime()',
      },
      {
        name: 'moved-files',
        breaks: 'a scene whose file was moved is not read',
        find: 'for await (const ids of look.scenesOfFiles) store.addDirty(ids);',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/catch-up/src/find-renamed.ts', specs: ['libs/catch-up/src/names.spec.ts'] },
    [
      {
        name: 'renames',
        breaks: 'a renamed performer reaches none of its scenes',
        find: 'known.has(id) && known.get(id) !== name',
        replace: 'known.has(id) && name === undefined',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/catch-up/src/find-vanished-scenes.ts',
      specs: ['libs/catch-up/src/vanished.slow.spec.ts'],
    },
    [
      {
        name: 'vanished-share',
        breaks: 'half of all scenes may vanish at once and nobody doubts it',
        find: 'MOST_VANISHED_SHARE = 0.2',
        replace: 'MOST_VANISHED_SHARE = 0.7',
      },
      {
        name: 'vanished-few',
        breaks: 'a few scenes that are gone are never believed to be',
        find: 'vanished > MOST_VANISHED && ',
        replace: '',
      },
      {
        name: 'vanished-accepted',
        breaks: 'scenes that a person says are gone are kept',
        find: ' && !settings.accept) {',
        replace: ') {',
      },
      {
        name: 'vanished-counted',
        breaks: 'scenes that are gone are never looked for',
        find: 'if (counted === known && !settings.isThorough) return;',
        replace: 'if (!settings.isThorough) return;',
      },
      {
        name: 'vanished-thorough',
        breaks: 'ids are not compared before a reconciliation',
        find: 'if (counted === known && !settings.isThorough) return;',
        replace: 'if (counted === known) return;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/catch-up/src/judge-scenes.ts',
      specs: [
        'libs/catch-up/src/files.spec.ts',
        'libs/catch-up/src/first-look.spec.ts',
        'libs/catch-up/src/changes.spec.ts',
      ],
    },
    [
      {
        name: 'change-by-hash',
        breaks: 'an edit of what Plex should show queues nothing',
        find: 'trace.hash !== before?.hash || ',
        replace: '',
      },
      {
        name: 'change-of-files',
        breaks: 'another file queues nothing',
        find: ' || trace.files !== before.files',
        replace: '',
      },
      {
        name: 'ledger-knows',
        breaks: 'a scene that is in line already is queued when it is read first',
        find: ' && !inLedger.has(scene.id)',
        replace: '',
      },
      {
        name: 'rebuilt-stash',
        breaks: 'another scene of the same id is taken for the old one',
        find: 'seen !== undefined && seen.createdAt.getTime() !== scene.createdAt.getTime()',
        replace: 'seen !== undefined && scene.id === undefined',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/catch-up/src/work-off.ts', specs: ['libs/catch-up/src/first-look.spec.ts'] },
    [
      {
        name: 'past-is-past',
        breaks: 'the first look queues what was edited a moment before it',
        find: 'planChanges(isPast ? [] : changes)',
        replace: 'planChanges(changes)',
      },
    ],
  ),
  ...inFile({ file: 'libs/stash/src/look.ts', specs: ['libs/stash/src/look.spec.ts'] }, [
    {
      name: 'mark-is-an-instant',
      breaks: 'everything of the last 28 hours is read at each look',
      find: 'rows.filter(({ updatedAt }) => updatedAt > from.since)',
      replace: 'rows',
    },
  ]),
  ...inFile(
    {
      file: 'libs/state/src/changes/change-store.ts',
      specs: ['libs/state/src/changes/seen.spec.ts'],
    },
    [
      {
        name: 'unsettled-again',
        breaks: 'an edit that bears the second of one that was read is missed',
        find: 'addUnsettled(database);',
        replace: '',
      },
      {
        name: 'baseline-settle-time',
        breaks: 'a first look takes what was edited a moment before for final',
        find: 'SETTLED_AFTER_MS = 5 * 60_000',
        replace: 'SETTLED_AFTER_MS = 5 * 1_000',
      },
    ],
  ),
];
