import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Whose fault a failure is, and when it is tried again. */
export const faults: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/repair/src/edit-item.ts',
      specs: [
        'libs/repair/src/killed.slow.spec.ts',
        'libs/repair/src/drain-faults.spec.ts',
        'libs/repair/src/request-limit.spec.ts',
      ],
    },
    [
      {
        name: 'fence-write',
        breaks: 'a worker that lost its lease goes on writing to Plex',
        find: 'store.check();',
        replace: '',
      },
      {
        name: 'fault-of-500',
        breaks: 'a server that is overloaded counts against its items',
        find: 'if (httpStatus === 500) {',
        replace: 'if (httpStatus === 599) {',
      },
      {
        name: 'fault-of-silence',
        breaks: 'an item that is never answered holds up the queue for ever',
        find: 'if (error instanceof Unanswered && isLast) return silence(writer, error);',
        replace: '',
      },
      {
        name: 'length-learnt',
        breaks: 'a request that was too long is given up, and sent as long again',
        find: 'return isLength && learn(writer, outcome)',
        replace: 'return isLength && !learn(writer, outcome)',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/server-breaker.ts',
      specs: ['libs/repair/src/drain-order.slow.spec.ts', 'libs/repair/src/server-breaker.spec.ts'],
    },
    [
      {
        name: 'breaker-threshold',
        breaks: 'a server that does not answer is asked for each job of the queue',
        find: 'MOST_FAILURES = 5;',
        replace: 'MOST_FAILURES = 50;',
      },
      {
        name: 'breaker-opens-late',
        breaks: 'a server that failed once is left alone',
        find: 'MOST_FAILURES = 5;',
        replace: 'MOST_FAILURES = 1;',
      },
      {
        name: 'breaker-half-open',
        breaks: 'a server that is back is left alone for an hour',
        find: 'HALF_OPEN_AFTER_MS = 60_000',
        replace: 'HALF_OPEN_AFTER_MS = 3_600_000',
      },
      {
        name: 'breaker-by-hand',
        breaks: 'a person who says that Plex is back has to wait',
        find: 'probesAtOnce || isProbeDue',
        replace: 'isProbeDue',
      },
      {
        name: 'breaker-shared',
        breaks: 'each process finds out anew that Plex is down',
        find: 'if (state !== store.breaker()) store.setBreaker(state);',
        replace: '',
      },
      {
        name: 'outage-ends',
        breaks: 'an outage never ends',
        find: 'if (isOut) store.closeOutage(clock.now());',
        replace: '',
      },
      {
        name: 'outage-begins',
        breaks: 'an outage seems shorter than it was: it begins when Plex is given up',
        find: 'failing ??= { at: askedAt.getTime(), because: message };',
        replace: 'failing = { at: clock.now().getTime(), because: message };',
      },
      {
        name: 'outage-future',
        breaks: 'a clock that was set back lets an outage begin in the future',
        find: 'new Date(Math.min(at, now.getTime()))',
        replace: 'new Date(at)',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/back-off.ts',
      specs: ['libs/repair/src/drain-order.slow.spec.ts', 'libs/repair/src/drain.spec.ts'],
    },
    [
      {
        name: 'backoff-grows',
        breaks: 'a job that fails is tried every minute',
        find: 'FIRST_MS * 2 ** attempts',
        replace: 'FIRST_MS',
      },
      {
        name: 'backoff-jitter',
        breaks: 'jobs that failed together are tried together',
        find: 'span * (0.5 + random / 2)',
        replace: 'span',
      },
    ],
  ),
  ...inFile({ file: 'libs/repair/src/pace.ts', specs: ['libs/repair/src/pace.spec.ts'] }, [
    {
      name: 'rate',
      breaks: 'writes go out as fast as they can',
      find: 'if (wait > 0) await pause(wait);',
      replace: '',
    },
    {
      name: 'rest-after-failure',
      breaks: 'a server that fails is not left a moment of rest',
      find: 'FIRST_REST_MS * 2 ** failures',
      replace: 'FIRST_REST_MS * 0 ** failures',
    },
  ]),
];
