import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromParent, ToParent } from './plugin-parent.ts';
import type { PluginAnswer, PluginStart } from './run-plugin.ts';

interface StartedPlugin {
  /** Rejects when the program could not be started. */
  readonly answer: Promise<PluginAnswer>;
  /** SIGKILL, unannounced. */
  readonly kill: () => void;
}

/** One life of Stash: plugins are children of a process that is another one after a restart. */
export interface StashProcess {
  readonly start: (start: PluginStart) => StartedPlugin;
  /** Stash ends: its plugins live on, but nobody reads any more what they say. */
  readonly leave: () => void;
  /** Kills every plugin that still runs, then itself. */
  readonly end: () => Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./plugin-parent.ts', import.meta.url));

export function stashProcess(): StashProcess {
  const parent = fork(PROGRAM, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, PromiseWithResolvers<PluginAnswer>>();
  const ended = once(parent, 'exit');
  let isLeft = false;
  let lastId = 0;
  const tell = (message: ToParent) => {
    parent.send(message);
  };
  /** It ends when nobody is connected to it. */
  const leaveWhenIdle = () => {
    if (isLeft && waiting.size === 0 && parent.connected) parent.disconnect();
  };
  parent.on('message', (message: FromParent) => {
    settle(waiting.get(message.id), message);
    waiting.delete(message.id);
    leaveWhenIdle();
  });
  parent.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The process of Stash has ended.'));
  });

  return {
    start: (start) => {
      lastId += 1;
      const id = lastId;
      const plugin = Promise.withResolvers<PluginAnswer>();
      waiting.set(id, plugin);
      tell({ verb: 'start', id, start });
      const kill = () => {
        if (waiting.has(id)) tell({ verb: 'kill', id });
      };
      return { answer: plugin.promise, kill };
    },
    leave: () => {
      isLeft = true;
      if (waiting.size > 0) tell({ verb: 'leave' });
      leaveWhenIdle();
    },
    end: async () => {
      isLeft = true;
      for (const id of waiting.keys()) tell({ verb: 'kill', id });
      leaveWhenIdle();
      await ended;
    },
  };
}

function settle(plugin: PromiseWithResolvers<PluginAnswer> | undefined, message: FromParent): void {
  if ('answer' in message) plugin?.resolve(message.answer);
  else plugin?.reject(new Error(message.failure));
}
