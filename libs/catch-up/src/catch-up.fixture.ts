import type { CatchUpRecord, Field, PictureKind } from '@stash2plex/core';
import { changeSource, scenePictures, stashApi } from '@stash2plex/stash';
import { openStore, thisProcess, type Lease, type Store } from '@stash2plex/state';
import {
  mockServer,
  runningJob,
  stashHandlers,
  stashWorld,
  type NewScene,
  type StashWorld,
} from '@stash2plex/testing';
import { catchUp } from './catch-up.ts';

const STASH = 'http://stash.test';
export const FIELDS: readonly Field[] = [
  'title',
  'studio',
  'summary',
  'actor',
  'genre',
  'collection',
];
const MINUTE_MS = 60_000;
/** More than any spec has scenes. */
const IDS = Array.from({ length: 5_000 }, (_, index) => String(index + 1));

export const NOW = new Date('2026-03-02T12:00:00Z');

const server = mockServer();

/** Call once in a spec file. */
export function useStash(): void {
  server.listen();
}

interface CatchUpOptions {
  readonly isThorough?: boolean;
  readonly accept?: boolean;
  readonly fields?: readonly Field[];
  readonly pictures?: readonly PictureKind[];
  /** By hand: no job of Stash tells its zone. */
  readonly isByHand?: boolean;
  /** Done once Stash has begun the job. */
  readonly meanwhile?: () => void;
}

export interface Fixture {
  readonly stash: StashWorld;
  readonly store: Store;
  readonly lease: Lease;
  readonly catchUp: (options?: CatchUpOptions) => Promise<CatchUpRecord>;
  /** Ids of the scenes that are queued, in order. */
  readonly queued: () => readonly string[];
  /** A scene that is worth syncing. */
  readonly addScene: (scene?: NewScene) => string;
  /** Time passes until nothing that was edited before is young any more. */
  readonly rest: () => void;
  readonly warnings: readonly string[];
  /** How long the catch-ups waited for bursts to end. */
  readonly pauses: readonly number[];
}

/** A simulated Stash, a store, and the wiring of a catch-up as the app does it. The clock of Stash stands still. */
export function aFixture(world: Parameters<typeof stashWorld>[0] = {}): Fixture {
  const stash = stashWorld({ now: NOW, ...world });
  server.use(...stashHandlers(stash, STASH));
  const store = openStore(':memory:');
  const lease = leaseOf(store);
  const warnings: string[] = [];
  const pauses: number[] = [];

  const run = async (options: CatchUpOptions = {}) => {
    if (options.isByHand) return look(options);
    const endJob = runningJob(stash.jobs, 'Running plugin task: Stash2Plex');
    options.meanwhile?.();
    return look(options).finally(endJob);
  };
  const look = (options: CatchUpOptions) => {
    const { isThorough = false, accept = false, fields = FIELDS, pictures = [] } = options;
    const api = stashApi({ url: `${STASH}/graphql` }, { backoffMs: 1 });
    return catchUp(
      { projection: { fields, pictures, maxTags: 100 }, isThorough, accept },
      {
        source: changeSource(api),
        pictures: scenePictures(api),
        store: store.changes(lease),
        memory: store.memory,
        clock: stash.clock,
        pause: (ms) => {
          pauses.push(ms);
          stash.clock.advance(ms);
          return Promise.resolve();
        },
        log: {
          ...{ debug: () => undefined, info: () => undefined, error: () => undefined },
          ...{ warning: (message) => warnings.push(message), progress: () => undefined },
        },
        requests: api.requests,
      },
    );
  };
  const jobs = () => store.memory.jobs(IDS).filter(({ status }) => status === 'queued');
  return {
    ...{ stash, store, lease, catchUp: run, warnings, pauses },
    queued: () => jobs().map(({ sceneId }) => sceneId),
    addScene: (scene = {}) =>
      stash.addScene({
        title: 'A day',
        details: 'A summary.',
        files: [{ path: newPath() }],
        ...scene,
      }).id,
    rest: () => {
      stash.clock.advance(10 * MINUTE_MS);
    },
  };
}

let paths = 0;

function newPath(): string {
  paths += 1;
  return `/data/${paths}.mp4`;
}

function leaseOf(store: Store): Lease {
  const lease = store.leases.acquire('catch-up', thisProcess());
  if ('heldBy' in lease) throw new Error('A new store has no holder.');
  return lease;
}
