import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** One process at a time, and what a process writes after it lost its lease is void. */
export const leases: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/state/src/lease/lease.ts',
      specs: ['libs/state/src/run/page.spec.ts', 'libs/state/src/lease/leases.spec.ts'],
    },
    [
      {
        name: 'fence-token',
        breaks: 'whoever held a lease once may write under it for ever',
        find: "'SELECT 1 FROM lease WHERE name = ? AND token = ? AND owner IS NOT NULL'",
        replace: "'SELECT 1 FROM lease WHERE name = ? AND ? > 0 AND owner IS NOT NULL'",
      },
      {
        name: 'fence-transaction',
        breaks: 'transactions do not look whether the lease is still theirs',
        find: `checkHolds(database, lease);
      return work();`,
        replace: 'return work();',
      },
      {
        name: 'fence-released',
        breaks: 'a lease that was given back still lets its last holder write',
        find: ' AND token = ? AND owner IS NOT NULL',
        replace: ' AND token = ?',
      },
      {
        name: 'lease-runs-out',
        breaks: 'a process that died on another machine blocks for ever',
        find: " || integer(row, 'expires_at') <= realNow()",
        replace: '',
      },
      {
        name: 'lease-of-the-dead',
        breaks: 'a process that was killed here blocks for a minute',
        find: 'isAlive(owner) ? owner : undefined',
        replace: 'owner',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/lease/leases.ts',
      specs: ['libs/state/src/lease/leases.spec.ts', 'libs/state/src/lease/wakes.slow.spec.ts'],
    },
    [
      {
        name: 'lease-held',
        breaks: 'two processes get one lease',
        find: 'if (heldBy) return { heldBy };',
        replace: '',
      },
      {
        name: 'lease-life',
        breaks: 'a dead process blocks for ten minutes',
        find: 'LEASE_LIFE_MS = 60_000',
        replace: 'LEASE_LIFE_MS = 600_000',
      },
      {
        name: 'fence-renewal',
        breaks: 'a process that lost its lease renews that of its successor',
        find: "'UPDATE lease SET expires_at = ? WHERE name = ? AND token = ? AND owner IS NOT NULL'",
        replace: "'UPDATE lease SET expires_at = ? WHERE name = ? AND ? > 0 AND owner IS NOT NULL'",
      },
      {
        name: 'lease-clock',
        breaks: 'a clock that was set back lets a dead process block for hours',
        find: "if (integer(row, 'expires_at') > latest) {",
        replace: "if (integer(row, 'expires_at') > latest + 86_400_000_000) {",
      },
      {
        name: 'wake-counter',
        breaks: 'whoever finds a lease taken wakes nobody, and its change waits',
        find: "if ('heldBy' in answer) raiseWake(database, name);",
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/lease/wakes.ts',
      specs: ['libs/state/src/lease/leases.spec.ts', 'libs/state/src/lease/wakes.slow.spec.ts'],
    },
    [
      {
        name: 'fence-release',
        breaks: 'a process that lost its lease gives that of its successor away',
        find: "'UPDATE lease SET owner = NULL WHERE name = ? AND token = ?'",
        replace: "'UPDATE lease SET owner = NULL WHERE name = ? AND ? > 0'",
      },
      {
        name: 'wake-is-heard',
        breaks: 'a lease is given back although somebody asked for more',
        find: 'if (isWoken && holds(database, lease)) return false;',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/lease/keep-alive.ts',
      specs: ['libs/state/src/lease/keep-alive.spec.ts'],
    },
    [
      {
        name: 'heartbeat',
        breaks: 'work that takes longer than a minute loses its lease',
        find: 'leases.renew(lease);',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/index/build.ts', specs: ['libs/state/src/index/item-index.spec.ts'] },
    [
      {
        name: 'fence-listing',
        breaks: 'a listing that another process has dropped is written on',
        find: 'checkStands(database, id, sectionKey);',
        replace: '',
      },
      {
        name: 'listing-begun-last',
        breaks: 'a listing that was begun earlier replaces a later one',
        find: 'if (isBehind(database, id, sectionKey)) {',
        replace: 'if (id === 0) {',
      },
    ],
  ),
  ...inFile(
    {
      file: 'apps/stash2plex/src/one-at-a-time.ts',
      specs: ['apps/stash2plex/src/one-at-a-time.spec.ts'],
    },
    [
      {
        name: 'wake-read-first',
        breaks: 'a wake that comes while the work goes on is not heard',
        find: `wakes = store.leases.wakes(name);
      return work(lease);`,
        replace: `const done = await work(lease);
      wakes = store.leases.wakes(name);
      return done;`,
      },
    ],
  ),
];
