// A whole Stash around a world: hooks run the built script, tasks are processes of the built plugin, one at a time.
import type { TaskOutput } from '@stash2plex/reporting';
import { holdTurn, openStore, WRITE } from '@stash2plex/state';
import {
  besidePlex,
  plexWorld,
  stashWorld,
  type PlexWorld,
  type StashHost,
  type StashWorld,
  type StashWorldOptions,
} from '@stash2plex/testing';
import { expect, test, vi } from 'vitest';
import { PLUGIN_FOLDER } from './install.fixture.ts';
import { stateOf } from './stage.fixture.ts';

/** What waits for two seconds of Stash's time waits for a tenth of one. */
const SPEED = 20;

export interface HostOptions extends StashWorldOptions {
  /**
   * What is queued stays queued: another process has the turn to write to Plex, all the time. Without it, scenes that Plex does
   * not have are waited for in real minutes.
   */
  readonly keepsQueue?: boolean;
}

export interface Hosted extends StashHost {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  readonly dataDir: string;
  /** Settings of the plugin, beside address and token of Plex. */
  readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
  /** Looks until nothing is young any more. */
  readonly rest: () => Promise<void>;
  /** Ids of the scenes that are queued, in order. */
  readonly queued: () => readonly string[];
  /** What the workers since the last rest said. */
  readonly told: () => readonly TaskOutput[];
}

// Whole processes on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, maxConcurrency: 4 });

/** `it` with whole Stashes that end with the test, their workers as well. */
export const it = test.extend('aHost', ({ task }, { onCleanup }) => {
  const ends: (() => Promise<void>)[] = [];
  onCleanup(async () => {
    for (const end of ends) await end();
  });
  return async (options: HostOptions = {}): Promise<Hosted> => {
    const { hosted, end } = await build(task.id, options);
    ends.push(end);
    return hosted;
  };
});

async function build(name: string, { keepsQueue = false, ...options }: HostOptions) {
  const [stash, plex] = [stashWorld(options), plexWorld()];
  stash.clock.setSpeed(SPEED);
  const beside = { stash, plex, folder: PLUGIN_FOLDER, name: `stash2plex ${name} ` };
  const { host, dataDir, configure, rest, close } = await besidePlex(beside);
  const letGo = keepsQueue ? holdTurn(stateOf({ dataDir }), WRITE) : undefined;
  let since = 0;

  const hosted: Hosted = {
    ...{ ...host, stash, plex, dataDir, configure },
    queued: () =>
      inStore(dataDir, (store) => store.memory.jobs(allIds(stash)).map((job) => job.sceneId)),
    rest: async () => {
      await rest();
      since = host.runs.length;
    },
    told: () => host.runs.slice(since).map(({ output }) => output as TaskOutput),
  };
  const end = async () => {
    letGo?.();
    await close();
  };
  return { hosted, end };
}

/** Those that were destroyed as well. */
function allIds({ scenes }: StashWorld): string[] {
  const last = Number(scenes.all().at(-1)?.id ?? 0) + 10;
  return Array.from({ length: last }, (_, index) => String(index + 1));
}

export function inStore<Answer>(
  dataDir: string,
  ask: (store: ReturnType<typeof openStore>) => Answer,
): Answer {
  const store = openStore(stateOf({ dataDir }));
  try {
    return ask(store);
  } finally {
    store.close();
  }
}

/** A library in which every scene is worth syncing: `count` scenes with a performer, a studio and a tag. */
export function aLibrary(stash: StashWorld, count: number) {
  const performer = stash.addPerformer('A performer');
  const studio = stash.addStudio('A studio');
  const tags = ['A tag', 'The same tag', 'Another tag'].map((name) => stash.addTag(name));
  const [tag] = tags;
  const ids = Array.from({ length: count }, (_, index) => {
    const files = [{ path: `/data/${index}.mp4` }, { path: `/data/copies/${index}.mp4` }];
    const scene = { title: `Scene ${index}`, details: 'A summary.', files };
    const named = { performers: [performer], studio, tags: tag ? [tag] : [] };
    return stash.addScene(index < count / 2 ? { ...scene, ...named } : scene).id;
  });
  return { ids, named: ids.slice(0, count / 2), performer, studio, tags };
}

export function requestsOf(told: readonly TaskOutput[]): number {
  return told.reduce((sum, { catchUp }) => sum + (catchUp?.requests ?? 0), 0);
}

export { expect };
