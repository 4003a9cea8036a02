import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What keeps a run from calling scenes missing that are not. */
export const guards: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/reconciliation/src/open-plex.ts',
      specs: [
        'libs/reconciliation/src/guards.slow.spec.ts',
        'libs/reconciliation/src/recent-scopes.spec.ts',
      ],
    },
    [
      {
        name: 'guard-listing',
        breaks: 'a listing that is not whole raises no guard',
        find: "tally.guard('listing-incomplete', message, title);",
        replace: 'parts.log.warning(message);',
      },
      {
        name: 'guard-refreshing',
        breaks: 'a library that is being scanned raises no guard',
        find: 'if (refreshing)',
        replace: "if (refreshing && title === '')",
      },
      {
        name: 'missing-from-this-listing',
        breaks: 'scenes are called missing by an earlier listing',
        find: "run.start.scope === 'all' ? [] : indexed;",
        replace: '[];',
      },
      {
        name: 'change-marks',
        breaks: 'a library that has changed is not listed again for a recent run',
        find: 'isAsListed(listing, section) && ',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/ask-plex.ts',
      specs: ['libs/reconciliation/src/guards.slow.spec.ts'],
    },
    [
      {
        name: 'guard-unreachable',
        breaks: 'a run that Plex left alone is complete',
        find: "run.tally.guard('plex-unreachable', cause.message);",
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/doubts.ts',
      specs: [
        'libs/reconciliation/src/guards.slow.spec.ts',
        'libs/reconciliation/src/moving-rows.spec.ts',
      ],
    },
    [
      {
        name: 'guard-gone-is-missing',
        breaks: 'a scene whose item gets another key while a run looks is called missing',
        find: 'match.vanished > 0 && hasNothing(match)',
        replace: 'match.vanished < 0',
      },
      {
        name: 'guard-vanished-items',
        breaks: 'more than 20 items that go while a run looks raise no guard',
        find: 'tally.vanished(vanished) <= MOST',
        replace: 'tally.vanished(vanished) <= MOST + 10',
      },
      {
        name: 'guard-unknown-items',
        breaks: 'more than 20 items that cannot be read raise no guard',
        find: 'tally.unknown(doubts.length) > MOST',
        replace: 'tally.unknown(doubts.length) > MOST + 10',
      },
      {
        name: 'guard-few-items',
        breaks: 'twenty items that cannot be read make a run inconclusive',
        find: 'const MOST = 20;',
        replace: 'const MOST = 0;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/matching-before.ts',
      specs: ['libs/reconciliation/src/falls.spec.ts'],
    },
    [
      {
        name: 'fall-share',
        breaks: 'half of a library may lose its items and nobody doubts it',
        find: 'MOST_LOST_SHARE = 0.2',
        replace: 'MOST_LOST_SHARE = 0.6',
      },
      {
        name: 'fall-small',
        breaks: 'a few scenes that lose their items make a run inconclusive',
        find: 'lost > MOST_LOST && ',
        replace: '',
      },
      {
        name: 'fall-everyday',
        breaks: 'the loss of a few in a large library makes a run inconclusive',
        find: ' && lost > before * MOST_LOST_SHARE',
        replace: '',
      },
      {
        name: 'fall-accepted',
        breaks: 'a fall that a person accepts is doubted all the same',
        find: 'if (run.settings.accept) return;',
        replace: '',
      },
      {
        name: 'fall-believed',
        breaks: 'a fall is doubted for longer than a day',
        find: 'BELIEVED_AFTER_MS = 24 *',
        replace: 'BELIEVED_AFTER_MS = 48 *',
      },
      {
        name: 'fall-believed-soon',
        breaks: 'a fall is believed after a few hours',
        find: 'BELIEVED_AFTER_MS = 24 *',
        replace: 'BELIEVED_AFTER_MS = 1 *',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/settle-unmatched.ts',
      specs: [
        'libs/reconciliation/src/guards.slow.spec.ts',
        'libs/reconciliation/src/matching.spec.ts',
      ],
    },
    [
      {
        name: 'missing-in-doubt',
        breaks: 'scenes are called missing although a guard was raised',
        find: 'if (isInDoubt(run)) return falls;',
        replace: '',
      },
      {
        name: 'names-in-doubt',
        breaks: 'items are matched by name although a listing is not whole',
        find: `can be proven.
  if (isInDoubt(run)) return [];`,
        replace: 'can be proven.',
      },
      {
        name: 'missing-while-new',
        breaks: 'a scene made while the run goes on is called missing',
        find: 'scene.createdAt < end.plex.listedAt',
        replace: 'scene.createdAt !== end.plex.listedAt',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reconciliation/src/run-once.ts',
      specs: ['libs/reconciliation/src/guards.slow.spec.ts'],
    },
    [
      {
        name: 'guards-make-inconclusive',
        breaks: 'a run with guards is complete, and its timer starts anew',
        find: "tally.guards().length > 0 ? 'inconclusive' : 'complete'",
        replace: "'complete'",
      },
    ],
  ),
];
