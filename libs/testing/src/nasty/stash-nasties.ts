import { between, oneOf } from './chance.ts';
import type { Nasty, Worlds } from './nasty.ts';
import { putOn } from './put-on.ts';

type StashWorld = Worlds['stash'];

/** What Stash, or what stands before it, does on a bad day. */
export const STASH_NASTIES: readonly Nasty[] = [
  nasty('stash-drops', 'breaks connections', ({ switches }) =>
    putOn(switches, { dropConnection: true }),
  ),
  nasty('stash-html', "shows a proxy's page, 200", ({ switches }) =>
    putOn(switches, { answerHtml: true }),
  ),
  nasty('stash-no-settings', 'has forgotten the settings of plugins', ({ switches }) =>
    putOn(switches, { settingsKeyMissing: true }),
  ),
  {
    id: 'stash-page-cap',
    server: 'stash',
    does: 'caps every page of scenes',
    isHarmless: true,
    begin: ({ stash }, roll) => putOn(stash.switches, { pageCap: between(roll, 1, 40) }),
  },
  {
    id: 'stash-slow',
    server: 'stash',
    does: 'answers everything a little later',
    isHarmless: true,
    begin: ({ stash }, roll) => putOn(stash.switches, { delayMs: between(roll, 1, 10) }),
  },
  {
    id: 'stash-fails',
    server: 'stash',
    does: 'fails the next few requests',
    isHarmless: false,
    begin: ({ stash: { switches } }, roll) => {
      switches.failNext(between(roll, 1, 6), oneOf(roll, [500, 502, 503, 401, 404, 422]));
      return () => {
        switches.failNext(0, 500);
      };
    },
  },
  {
    id: 'stash-logged-out',
    server: 'stash',
    does: 'refuses the log-in from some request on',
    isHarmless: false,
    begin: ({ stash: { switches } }, roll) => {
      switches.unauthorizedAfter(roll(12));
      return () => {
        switches.unauthorizedAfter(Number.POSITIVE_INFINITY);
      };
    },
  },
];

function nasty(id: string, does: string, begin: (stash: StashWorld) => () => void): Nasty {
  return { id, server: 'stash', does, isHarmless: false, begin: ({ stash }) => begin(stash) };
}
