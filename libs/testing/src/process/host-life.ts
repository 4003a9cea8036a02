import type { StashWorld } from '../stash/index.ts';
import type { HookEngine } from './hook-engine.ts';
import type { JobLoop } from './job-loop.ts';
import type { OwnJobs } from './own-jobs.ts';
import type { StashDoor } from './stash-door.ts';
import type { Workers } from './workers.ts';

export interface HostLife {
  /** Nobody listens, the queue is forgotten, and a worker that runs goes on, heard by nobody. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** `stop` and `start`. */
  readonly restart: () => Promise<void>;
  /** Kills every worker that still runs. */
  readonly close: () => Promise<void>;
}

interface HostParts {
  readonly world: StashWorld;
  readonly door: StashDoor;
  readonly crew: Workers;
  readonly engine: HookEngine;
  readonly own: OwnJobs;
  readonly loop: JobLoop;
}

/** Begins at once. */
export function hostLife({ world, door, crew, engine, own, loop }: HostParts): HostLife {
  let deafen: (() => void) | undefined;
  const begin = () => {
    deafen = world.hooks.on(engine.run);
    loop.resume();
  };
  const stop = async () => {
    deafen?.();
    deafen = undefined;
    crew.leave();
    own.stopAll();
    world.restart();
    loop.pause();
    await door.shut();
  };
  const start = async () => {
    if (deafen) return;
    await door.open();
    begin();
  };

  begin();
  return {
    stop,
    start,
    restart: async () => {
      await stop();
      await start();
    },
    close: async () => {
      await stop();
      await crew.end();
    },
  };
}
