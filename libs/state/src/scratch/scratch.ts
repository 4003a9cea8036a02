import type { RunScratch } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import type { ScratchPlace } from '../schema/scratch.ts';
import { addAmbiguous, ambiguousPage } from './ambiguous.ts';
import { byNameAndSize } from './by-name-and-size.ts';
import { claimItems } from './claims.ts';
import { addToScope, scopePage, scopeSize } from './scope.ts';
import { setUnclaimedApart, unclaimedPage } from './unclaimed.ts';
import { addUnmatched, resolveScenes, unmatchedPage } from './unmatched.ts';

/** `fence` runs at the beginning of every transaction and throws when this process may not write any more. */
export function scratchOf(database: Database, place: ScratchPlace, fence: () => void): RunScratch {
  const write = <Result>(work: () => Result) =>
    database.write(() => {
      fence();
      return work();
    });
  return {
    claim: (claims) =>
      claims.length === 0 ? [] : write(() => claimItems(database, place, claims)),
    addUnmatched: (scenes) => {
      if (scenes.length === 0) return;
      write(() => {
        for (const scene of scenes) addUnmatched(database, place, scene);
      });
    },
    unmatched: (after, limit) => unmatchedPage(database, place, { after, limit }),
    byNameAndSize: (sectionKeys, sceneIds) =>
      byNameAndSize(database, place, { sectionKeys, sceneIds }),
    resolve: (sceneIds) => {
      write(() => {
        resolveScenes(database, place, sceneIds);
      });
    },
    ...leftovers(database, place, write),
    addScope: (sceneIds) => {
      write(() => {
        addToScope(database, place, sceneIds);
      });
    },
    scope: (after, limit) => scopePage(database, place, { after, limit }),
    scopeSize: () => scopeSize(database, place),
  };
}

type Leftovers = Pick<RunScratch, 'addAmbiguous' | 'ambiguous' | 'setUnclaimedApart' | 'unclaimed'>;

/** For the end of a run. */
function leftovers(
  database: Database,
  place: ScratchPlace,
  write: <Result>(work: () => Result) => Result,
): Leftovers {
  return {
    addAmbiguous: (scenes) => {
      if (scenes.length === 0) return;
      write(() => {
        addAmbiguous(database, place, scenes);
      });
    },
    ambiguous: (after, limit) => ambiguousPage(database, place, { after, limit }),
    setUnclaimedApart: (builds) => write(() => setUnclaimedApart(database, place, builds)),
    unclaimed: (sectionKey, after, limit) =>
      unclaimedPage(database, place, { sectionKey, after, limit }),
  };
}
