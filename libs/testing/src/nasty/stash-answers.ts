import { between, oneOf } from './chance.ts';
import type { Nasty } from './nasty.ts';
import { harmlessStash, nastyStash } from './of-stash.ts';
import { putOn } from './put-on.ts';

const ZONES = [
  'UTC',
  'Australia/Sydney',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  '-12:00',
] as const;

const JOBS = ['Scanning...', 'Generating...', 'Auto-tagging...', 'Identifying...'] as const;

/** Answers of Stash that look healthy. */
export const STASH_ANSWERS: readonly Nasty[] = [
  harmlessStash('stash-page-cap', 'caps every page of scenes', (roll) => ({
    pageCap: between(roll, 1, 40),
  })),
  harmlessStash('stash-text-settings', 'has text for every number in settings', () => ({
    settingsAsText: true,
  })),
  harmlessStash('stash-no-new-cookies', 'renews no cookie', () => ({ withholdCookies: true })),
  nastyStash('stash-old-cookies', 'finds every cookie too old', () => ({ expiredCookies: true })),
  nastyStash('stash-no-settings', 'has forgotten the settings of plugins', () => ({
    settingsKeyMissing: true,
  })),
  nastyStash('stash-unknown-field', 'does not know a field: 422', (roll) => ({
    unknownFields: [oneOf(roll, ['updated_at', 'basename', 'parent_studio', 'size', 'jobQueue'])],
  })),
  nastyStash('stash-logged-out', 'refuses the log-in from some request on', (roll) => ({
    welcome: roll(12),
  })),
  {
    id: 'stash-other-zone',
    server: 'stash',
    does: 'tells the time in another zone',
    isHarmless: true,
    begin: ({ stash: { clock } }, roll) => putOn(clock, { zone: oneOf(roll, ZONES) }),
  },
  {
    id: 'stash-busy-queue',
    server: 'stash',
    does: 'is at a job of its own, others wait',
    isHarmless: false,
    begin: ({ stash: { jobs } }, roll) => {
      const own = Array.from({ length: between(roll, 1, 3) }, () => jobs.add(oneOf(roll, JOBS)));
      jobs.startNext();
      return () => {
        const queued = new Set(jobs.list());
        for (const job of own) if (queued.has(job)) jobs.finish(job.id, 'CANCELLED');
      };
    },
  },
];
