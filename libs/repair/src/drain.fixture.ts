import {
  secret,
  type LeftField,
  type LogFields,
  type Pair,
  type PlannedJob,
  type RepairRecord,
  type PictureKind,
  type UnwrittenField,
  type UnwrittenPicture,
} from '@stash2plex/core';
import { detectGaps, detectors } from '@stash2plex/detector-registry';
import { folderScanner, plexApi, plexPictures, plexSource, plexWriter } from '@stash2plex/plex';
import { project } from '@stash2plex/projection';
import { scenePictures, sceneSource, stashApi } from '@stash2plex/stash';
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
import { drain } from './drain.ts';
import { releaseAll, type Released } from './release-all.ts';
import type { RepairParts } from './parts.ts';
import type { RepairSettings } from './settings.ts';

const STASH = 'http://stash.test';
const PLEX = 'http://plex.test';
export const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;
export const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

const FIELDS = [
  ...(['title', 'studio', 'summary', 'originallyAvailableAt'] as const),
  ...(['actor', 'genre', 'collection'] as const),
];
const PROJECTION = { fields: FIELDS, maxTags: 100 };

/** What a run in a spec needs to work on the same world. */
export const SERVERS = {
  stash: STASH,
  plex: PLEX,
  settings: { projection: PROJECTION, paths: { mappings: [], ignoreCase: [] }, plexLibrary: '' },
};

const server = mockServer();

/** Call once in a spec file. */
export function useServers(): void {
  server.listen();
}

interface DrainWish {
  readonly at?: Date;
  readonly isByHand?: boolean;
  readonly lockFields?: boolean;
  readonly preserveEdits?: boolean;
  readonly sliceMs?: number;
  /** Default: none. */
  readonly pictures?: readonly PictureKind[];
  /** Most writes a second. */
  readonly rate?: number;
  readonly notFound?: Partial<RepairSettings['notFound']>;
  /** What a drain gets instead of its parts. */
  readonly around?: (parts: RepairParts) => RepairParts;
}

export interface Fixture {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  readonly store: Store;
  /** A scene and its item; returns both ids. `item: undefined` for a scene that Plex does not have. */
  readonly add: (
    scene?: NewScene,
    item?: NewItem | null,
  ) => { readonly sceneId: string; readonly ratingKey: string };
  readonly enqueue: (...sceneIds: readonly string[]) => void;
  readonly drain: (wish?: DrainWish) => Promise<RepairRecord>;
  readonly lease: () => Lease;
  readonly release: () => Promise<Released & { readonly progress: readonly number[] }>;
  /** Shares of the work as they were shown, and lines of the log with their fields, of all drains. */
  readonly progress: readonly number[];
  readonly infos: readonly { readonly message: string; readonly fields: LogFields }[];
}

interface Given {
  readonly plex?: PlexWorld;
  readonly detect?: RepairParts['detect'];
}

/** Two servers, a store and the wiring of a drain, as the app does it; nobody waits in real time. */
export function aFixture(given: Given = {}): Fixture {
  const stash = stashWorld({ now: later(-24 * 30) });
  const plex = given.plex ?? plexWorld();
  server.use(...stashHandlers(stash, STASH), ...plexHandlers(plex, PLEX));
  const store = openStore(':memory:');
  const api = stashApi({ url: `${STASH}/graphql` }, { backoffMs: 1 });
  const scenes = sceneSource(api);
  let lease = leaseOf(store);
  let paths = 0;
  let clockMs = 0;
  const progress: number[] = [];
  const infos: Fixture['infos'][number][] = [];

  const add: Fixture['add'] = (scene = {}, item = {}) => {
    paths += 1;
    const path = `/data/${paths}.mp4`;
    const filled = { title: `Scene ${paths}`, details: 'A summary.', date: '2024-05-06' };
    const { id } = stash.addScene({ ...filled, files: [{ path, size: 1000 }], ...scene });
    const ratingKey = item
      ? plex.addItem({ parts: [{ path, size: 1000 }], ...item }).ratingKey
      : '';
    return { sceneId: id, ratingKey };
  };
  const pause = (ms: number) => {
    clockMs += ms;
    return Promise.resolve();
  };
  /** As a new process would. */
  const connect = () => {
    if (!store.leases.holds(lease)) lease = leaseOf(store);
    const connection = { url: PLEX, clientIdentifier: 'a', version: '1' };
    const token = secret(plex.token);
    const limits = { backoffMs: 1, timeoutMs: 500, retries: 0 };
    const client = plexApi({ ...connection, token }, limits);
    return { client, writer: plexWriter(client), pictures: plexPictures(client) };
  };
  const release = async () => {
    const { client, writer, pictures } = connect();
    const shares: number[] = [];
    const told = await releaseAll(plex.machineIdentifier, {
      ...{ items: plexSource(client), writer, pictures, pause, realNow: () => clockMs, rate: 50 },
      ...{ locked: store.ledger.locked, lockedCount: store.ledger.lockedCount },
      store: (entries) => {
        store.ledger.store(lease, entries);
      },
      check: store.repair(lease).check,
      log: { ...SILENT, progress: (share) => shares.push(share) },
    });
    return { ...told, progress: shares };
  };
  const run = (wish: DrainWish = {}) => {
    const { at = NOW, isByHand = false, lockFields = true, preserveEdits = false } = wish;
    // As the app does: what a dead process had claimed is due again.
    store.queue.releaseExpired(at);
    const { client, writer, pictures } = connect();
    const settings: RepairSettings = {
      ...SERVERS.settings,
      projection: { ...PROJECTION, pictures: wish.pictures ?? [] },
      ...{
        policy: { lockFields, preserveEdits },
        notFound: { days: 7, skips: false, asksForScans: false, ...wish.notFound },
        server: PLEX,
        rate: wish.rate ?? 8,
        sliceMs: wish.sliceMs ?? 120_000,
      },
    };
    const { around = (parts: RepairParts) => parts } = wish;
    return drain(settings, {
      options: { isByHand },
      parts: around({
        ...{ scenes, writer, items: plexSource(client), index: store.index },
        scanner: folderScanner(client),
        ...{ covers: scenePictures(api), pictures },
        ...{ store: store.repair(lease), clock: { now: () => at }, realNow: () => clockMs },
        pause,
        random: () => 0.5,
        detect: given.detect ?? askAll,
        describe: toLeftField,
        log: {
          ...SILENT,
          progress: (share) => progress.push(share),
          info: (message, fields = {}) => infos.push({ message, fields }),
        },
        requests: () => ({
          plexReads: client.requests() - writer.writes() - pictures.requests(),
          plexWrites: writer.writes(),
        }),
      }),
    });
  };
  return {
    ...{ stash, plex, store, add, drain: run, lease: () => lease, progress, infos },
    release,
    enqueue: (...sceneIds) => {
      const jobs = sceneIds.map((sceneId): PlannedJob => ({
        ...{ sceneId, reasons: ['changed'] },
        desiredHash: `hash of ${sceneId}`,
      }));
      store.queue.enqueue(jobs, NOW);
    },
  };
}

function askAll(pair: Pair): readonly string[] {
  return detectGaps(pair, Object.values(detectors)).map(({ detector }) => detector);
}

function toLeftField(left: UnwrittenField | UnwrittenPicture): LeftField {
  const { pair, field, because } = left;
  const { scene, desired, observed } = pair;
  if (observed.status !== 'present') throw new Error('Only what was read can be left.');
  const { ratingKey, values } = observed.item;
  return {
    ...{ sceneId: scene.id, title: scene.title, path: scene.files[0]?.path ?? '', ratingKey },
    ...('observed' in left
      ? { field, because, observed: left.observed, desired: left.desired }
      : {
          ...{ field, because, observed: values[left.field] },
          desired: desired.values[left.field] ?? '',
        }),
  };
}

const silent = () => undefined;
const SILENT = { debug: silent, info: silent, warning: silent, error: silent, progress: silent };

function leaseOf(store: Store): Lease {
  const lease = store.leases.acquire('write:plex', thisProcess());
  if ('heldBy' in lease) throw new Error('A new store has no holder.');
  return lease;
}

/** What Plex should show of a scene. */
export async function desiredOf({ stash }: Fixture, sceneId: string) {
  const api = stashApi({ url: `${STASH}/graphql` });
  const [scene] = await sceneSource(api).byIds([sceneId]);
  if (!scene)
    throw new Error(`Stash has no scene ${sceneId}; it has ${stash.scenes.all().length}.`);
  return project(scene, PROJECTION).values;
}
