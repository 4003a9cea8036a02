import {
  LeaseLostError,
  secret,
  type DetectorMode,
  type Gap,
  type LeftoverGap,
  type RunRecord,
  type Scope,
} from '@stash2plex/core';
import { detectGaps, detectLeftover, enabledDetectors } from '@stash2plex/detector-registry';
import { plexApi, plexSource } from '@stash2plex/plex';
import { sceneSource, stashApi } from '@stash2plex/stash';
import { openStore, thisProcess, type Lease, type Store } from '@stash2plex/state';
import {
  mockServer,
  plexHandlers,
  plexWorld,
  stashHandlers,
  stashWorld,
  type NewItem,
  type NewScene,
  type PlexWorld,
  type StashWorld,
} from '@stash2plex/testing';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { runOnce } from './run-once.ts';

const STASH = 'http://stash.test';
const PLEX = 'http://plex.test';
const FIELDS = [
  'title',
  'studio',
  'summary',
  'originallyAvailableAt',
  'actor',
  'genre',
  'collection',
] as const;

const ASKED = new Set(['missing', 'empty-metadata', 'stale-sync']);
const OF_LEFTOVERS = new Set([...ASKED, 'orphaned-item', 'ambiguous-match']);

/** The instant at which every fixture begins; scenes were made a month before. */
export const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;
export const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

interface RunOptions {
  readonly scope?: Scope;
  readonly at?: Date;
  readonly dryRun?: boolean;
  readonly accept?: boolean;
  readonly preserveEdits?: boolean;
  readonly plexLibrary?: string;
  readonly modes?: Readonly<Record<string, DetectorMode>>;
  readonly fields?: readonly (typeof FIELDS)[number][];
  readonly settingsHash?: string;
  /** The detectors of what is left over at the end are asked, too. */
  readonly leftovers?: boolean;
  /** The process dies before its nth question to a server. */
  readonly diesAt?: number;
}

const DEFAULTS: Required<RunOptions> = {
  ...{
    scope: 'all',
    at: NOW,
    dryRun: false,
    accept: false,
    preserveEdits: false,
    plexLibrary: '',
    modes: {},
    leftovers: false,
  },
  ...{ fields: FIELDS, settingsHash: 'settings', diesAt: Number.POSITIVE_INFINITY },
};

export interface Fixture {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  readonly store: Store;
  readonly run: (options?: RunOptions) => Promise<RunRecord>;
  /** Gaps of the last run as `type scene`, in order. */
  readonly found: () => readonly string[];
  /** Gaps of what it left over as `type scene`, or `type item` without scene, in order. */
  readonly leftOver: () => readonly string[];
  readonly warnings: string[];
  readonly progress: number[];
  readonly lease: Lease;
  /** Ids of the scenes that are queued, with why. */
  readonly queued: () => readonly string[];
}

const server = mockServer();

/** Call once in a spec file: both servers are answered for by the fixtures. */
export function useServers(): void {
  server.listen();
}

/** Plex answers this path with these containers; call it after the fixture was made. */
export function answering(path: string, container: () => object): void {
  server.use(http.get(`${PLEX}${path}`, () => HttpResponse.json({ MediaContainer: container() })));
}

/** Two servers, a store and the wiring of a run, as the app does it. */
export function aFixture(given: { stash?: StashWorld; plex?: PlexWorld } = {}): Fixture {
  const { stash = stashWorld({ now: later(-30 * 24) }), plex = plexWorld() } = given;
  server.use(...stashHandlers(stash, STASH), ...plexHandlers(plex, PLEX));
  const store = openStore(':memory:');
  let lease = leaseOf(store);
  let gaps: Gap[] = [];
  let leftovers: LeftoverGap[] = [];
  const warnings: string[] = [];
  const progress: number[] = [];

  const run = (options: RunOptions = {}) => {
    gaps = [];
    leftovers = [];
    const {
      scope,
      at,
      dryRun,
      accept,
      preserveEdits,
      plexLibrary,
      modes,
      fields,
      settingsHash,
      leftovers: withLeftovers,
      diesAt,
    } = {
      ...DEFAULTS,
      ...options,
    };
    if (!store.leases.holds(lease)) lease = leaseOf(store);
    store.history.closeAbandoned(lease, at);
    const mortal = mortality(diesAt, () => {
      store.leases.release(lease);
    });
    // Those the specs are about, whatever others there are.
    const asked = withLeftovers ? OF_LEFTOVERS : ASKED;
    const enabled = enabledDetectors(modes).filter(({ detector }) => asked.has(detector.id));
    const on = enabled.map(({ detector }) => detector);
    const stashClient = stashApi({ url: `${STASH}/graphql` }, { backoffMs: 1 });
    const connection = {
      url: PLEX,
      token: secret(plex.token),
      clientIdentifier: 'a',
      version: '1',
    };
    const plexClient = plexApi(connection, { backoffMs: 1, timeoutMs: 2000 });
    return runOnce(
      {
        id: `run-${store.history.recent(500).length + 1}`,
        ...{ rule: 'manual', scope, trigger: 'manual', dryRun, startedAt: at },
        ...{ stashLife: 'life', resetsTimers: undefined },
      },
      {
        projection: { fields, maxTags: 100 },
        paths: { mappings: [], ignoreCase: [] },
        ...{ plexLibrary, accept, preserveEdits, settingsHash },
        detectors: enabled,
      },
      {
        scenes: mortal(sceneSource(stashClient)),
        items: mortal(plexSource(plexClient)),
        index: store.index,
        memory: store.memory,
        killed: () => (dryRun ? undefined : store.history.killed()),
        scratch: store.scratch({ dryRun, lease }),
        sink: dryRun ? store.dryRunSink() : store.runSink(lease),
        detect: (pair) => detectGaps(pair, on),
        detectLeftover: (leftover) => detectLeftover(leftover, on),
        gaps: {
          add: (gap) => ('pair' in gap ? gaps.push(gap) : leftovers.push(gap)),
          withdraw: (sceneId) => (gaps = gaps.filter(({ pair }) => pair.scene.id !== sceneId)),
        },
        clock: { now: () => at },
        sceneClock: { now: () => at },
        log: {
          debug: () => undefined,
          info: () => undefined,
          warning: (message) => warnings.push(message),
          error: () => undefined,
          progress: (share) => progress.push(share),
        },
        requests: () => ({ stash: stashClient.requests(), plex: plexClient.requests() }),
      },
    );
  };
  const found = () => gaps.map(({ detector, pair }) => `${detector} ${pair.scene.id}`);
  const leftOver = () => leftovers.map(nameOf);
  const queued = () => {
    const ids = stash.scenes.all().map(({ id }) => id);
    return store.memory.jobs(ids).map(({ sceneId, status }) => `${status} ${sceneId}`);
  };
  return { stash, plex, store, run, found, leftOver, warnings, progress, lease, queued };
}

function nameOf({ detector, leftover }: LeftoverGap): string {
  const { id } =
    leftover.kind === 'ambiguous-scene' ? leftover.scene : { id: leftover.item.ratingKey };
  return `${detector} ${id}`;
}

/** Wraps a port: with the nth call the process is dead, and nothing it writes is stored any more. */
function mortality(diesAt: number, die: () => void) {
  let calls = 0;
  return <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        calls += 1;
        if (calls >= diesAt) {
          die();
          throw new LeaseLostError('The process was killed.');
        }
        return Reflect.get(target, name) as unknown;
      },
    });
}

function leaseOf(store: Store): Lease {
  const lease = store.leases.acquire('reconcile', thisProcess());
  if ('heldBy' in lease) throw new Error('A new store has no holder.');
  return lease;
}

/** Values of an item that shows what a scene of the fixture has, but for its title. */
export const IN_LINE = { summary: 'A summary.', originallyAvailableAt: '2024-05-06' };

/** A scene with enough to be worth syncing. */
export function addScene(stash: StashWorld, path: string, scene: NewScene = {}): string {
  const filled = { title: `Scene of ${path}`, details: 'A summary.', date: '2024-05-06' };
  return stash.addScene({ ...filled, files: [{ path, size: 1000 }], ...scene }).id;
}

/** An item that is in line with `addScene` of the same path. */
export function addItem(plex: PlexWorld, path: string, item: NewItem = {}): string {
  const { values, ...rest } = item;
  const inLine = { title: `Scene of ${path}`, ...IN_LINE };
  const parts = [{ path, size: 1000 }];
  return plex.addItem({ parts, ...rest, values: { ...inLine, ...values } }).ratingKey;
}
