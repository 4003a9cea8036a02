import { offsetSince } from '@stash2plex/catch-up';
import { isAskedFor } from '@stash2plex/config';
import type { Gap, LeftoverGap, RunRecord, RunSink, RunStart } from '@stash2plex/core';
import {
  detectGaps,
  detectLeftover,
  detectors,
  enabledDetectors,
} from '@stash2plex/detector-registry';
import { plexSource } from '@stash2plex/plex';
import { runOnce, type RunParts, type RunSettings } from '@stash2plex/reconciliation';
import {
  collectGaps,
  obfuscatePath,
  reportGap,
  type GapCollector,
  type Obfuscate,
} from '@stash2plex/reporting';
import { sceneSource } from '@stash2plex/stash';
import type { Lease } from '@stash2plex/state';
import { createHmac, randomBytes } from 'node:crypto';
import { sceneClock } from './clock.ts';
import type { Invocation } from './invocation.ts';
import type { PlexDoor } from './plex-door.ts';
import { projectionOf } from './projection.ts';
import type { SecretBag } from './secret-bag.ts';

export interface FinishedRun {
  readonly run: RunRecord;
  readonly gaps: GapCollector;
  /** Which Plex was compared; undefined where it did not say. */
  readonly plexServer: string | undefined;
}

/** One run, wired up: for a dry run everything goes to a counter. */
export async function reconcile(
  invocation: Invocation,
  { start, plex, lease }: { start: RunStart; plex: PlexDoor; lease: Lease },
): Promise<FinishedRun> {
  const { store, clock } = invocation;
  store.history.closeAbandoned(lease, clock.now());
  const gaps = collectGaps(gapReporter(invocation));
  const settings = runSettings(invocation);
  const on = settings.detectors.map(({ detector }) => detector);
  const wired = sources(invocation, plex, lease);
  let plexServer: string | undefined;
  const identify = async () => {
    const server = await wired.items.identify();
    plexServer = server.machineIdentifier;
    return server;
  };
  const run = await runOnce(start, settings, {
    detect: (pair) => detectGaps(pair, on),
    detectLeftover: (leftover) => detectLeftover(leftover, on),
    ...wired,
    items: { ...wired.items, identify },
    ...memories(invocation, start.dryRun, lease),
    gaps,
  });
  return { run, gaps, plexServer };
}

function runSettings(invocation: Invocation): RunSettings {
  const { config, input } = invocation;
  const { paths, plexLibrary, settingsHash } = config;
  const projection = projectionOf(invocation);
  const accept = isAskedFor(input.args, 'accept');
  const enabled = enabledDetectors(config.detectorModes);
  return {
    projection,
    paths,
    plexLibrary,
    settingsHash,
    accept,
    detectors: enabled,
    preserveEdits: config.repair.preserveEdits,
  };
}

type Sources = Pick<RunParts, 'scenes' | 'items' | 'clock' | 'sceneClock' | 'log' | 'requests'>;

function sources(invocation: Invocation, plex: PlexDoor, lease: Lease): Sources {
  const { stash, store, clock, log } = invocation;
  const api = plex.api();
  const changes = store.changes(lease);
  return {
    scenes: sceneSource(stash, { offsetSince: (since) => offsetSince(changes, since) }),
    items: plexSource(api),
    clock,
    sceneClock: sceneClock(clock),
    log,
    requests: () => ({ stash: stash.requests(), plex: api.requests() }),
  };
}

type Memories = Pick<RunParts, 'index' | 'killed' | 'memory' | 'scratch' | 'sink'>;

function memories({ store, secrets }: Invocation, dryRun: boolean, lease: Lease): Memories {
  return {
    index: store.index,
    memory: store.memory,
    killed: () => (dryRun ? undefined : store.history.killed()),
    scratch: store.scratch({ dryRun, lease }),
    sink: withoutSecrets(dryRun ? store.dryRunSink() : store.runSink(lease), secrets),
  };
}

/** Errors may repeat what somebody typed into the wrong setting, and the run's row is kept. */
function withoutSecrets(sink: RunSink, { clean }: SecretBag): RunSink {
  const finish: RunSink['finish'] = ({ errors, guards, ...end }) =>
    sink.finish({
      ...end,
      errors: errors.map(clean),
      guards: guards.map((guard) => ({ ...guard, message: clean(guard.message) })),
    });
  return { ...sink, finish };
}

/** Turns gaps into report lines. */
function gapReporter(invocation: Invocation) {
  const obfuscate = pathHiderOf(invocation);
  const metas = new Map(Object.values(detectors).map(({ id, meta }) => [id, meta]));
  return (gap: Gap | LeftoverGap) =>
    reportGap(gap, metas.get(gap.detector) ?? { messages: {} }, { obfuscate });
}

/** Undefined where paths may be shown; else they are keyed with a salt of this installation. */
export function pathHiderOf({ config, store }: Invocation): Obfuscate | undefined {
  if (!config.obfuscatePaths) return undefined;
  const salt = () => store.meta.getOrCreate('path-salt', () => randomBytes(16).toString('hex'));
  const digest = (text: string) => createHmac('sha256', salt()).update(text).digest('hex');
  return (path) => obfuscatePath(path, digest);
}
