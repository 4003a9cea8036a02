import type { RepairRecord } from '@stash2plex/core';
import { detectGaps, enabledDetectors } from '@stash2plex/detector-registry';
import {
  folderScanner,
  plexPictures,
  plexSource,
  plexWriter,
  type PlexApi,
} from '@stash2plex/plex';
import {
  addRepairs,
  drain,
  type DrainOptions,
  type RepairParts,
  type RepairSettings,
} from '@stash2plex/repair';
import { reportLeftField } from '@stash2plex/reporting';
import { scenePictures, sceneSource } from '@stash2plex/stash';
import { WRITE, type Lease } from '@stash2plex/state';
import { setTimeout as pause } from 'node:timers/promises';
import type { Invocation } from './invocation.ts';
import { asLongAsWoken, type Turn } from './one-at-a-time.ts';
import type { PlexDoor } from './plex-door.ts';
import { pathHiderOf } from './reconcile.ts';

/**
 * Works off the queue for one slice, if no other process writes to Plex. One that does looks at the queue once more
 * for us before it ends.
 */
export async function repairInTurn(
  invocation: Invocation,
  { plex, options }: { readonly plex: PlexDoor; readonly options: DrainOptions },
): Promise<Turn<RepairRecord>> {
  const settings = settingsOf(invocation);
  const endsAt = Date.now() + settings.sliceMs;
  const turn = await asLongAsWoken(invocation.store, WRITE, (lease) =>
    drain(
      { ...settings, sliceMs: endsAt - Date.now() },
      { parts: partsOf(invocation, plex.api(), lease), options },
    ),
  );
  return turn.status === 'busy' ? turn : { status: 'done', result: addRepairs(turn.result) };
}

function settingsOf({ config }: Invocation): RepairSettings {
  const { projection, paths, plexLibrary, repair } = config;
  const server = config.plex?.url ?? '';
  const { lockFields, preserveEdits, rate, sliceMs, asksForScans } = repair;
  const policy = { lockFields, preserveEdits };
  const notFound = { days: repair.notFoundDays, skips: repair.skipNotFound, asksForScans };
  return { projection, paths, plexLibrary, server, rate, sliceMs, policy, notFound };
}

function partsOf(invocation: Invocation, api: PlexApi, lease: Lease): RepairParts {
  const { stash, store, clock, log, config } = invocation;
  const writer = plexWriter(api);
  const pictures = plexPictures(api);
  const before = api.requests();
  const obfuscate = pathHiderOf(invocation);
  const on = enabledDetectors(config.detectorModes).map(({ detector }) => detector);
  return {
    ...{ clock, log, writer, pictures, pause, index: store.index },
    covers: scenePictures(stash),
    scenes: sceneSource(stash),
    items: plexSource(api),
    scanner: folderScanner(api),
    store: store.repair(lease),
    realNow: Date.now,
    random: Math.random,
    describe: (field) => reportLeftField(field, { obfuscate }),
    detect: (pair) => detectGaps(pair, on).map(({ detector }) => detector),
    requests: () => ({
      plexReads: api.requests() - before - writer.writes() - pictures.requests(),
      plexWrites: writer.writes(),
    }),
  };
}
