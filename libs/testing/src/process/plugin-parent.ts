// A process of its own: Stash, as the plugins see it that it starts. One for each life of Stash.
import { answerOf, startPlugin, type PluginAnswer, type PluginProcess } from './run-plugin.ts';
import type { PluginStart } from './run-plugin.ts';

export type ToParent =
  | { readonly verb: 'start'; readonly id: number; readonly start: PluginStart }
  | { readonly verb: 'kill'; readonly id: number }
  /** Stash is gone for its plugins, which live on. */
  | { readonly verb: 'leave' };

export type FromParent =
  | { readonly id: number; readonly answer: PluginAnswer }
  | { readonly id: number; readonly failure: string };

const running = new Map<number, PluginProcess>();

process.on('message', (message: ToParent) => {
  if (message.verb === 'start') void run(message.id, message.start);
  else if (message.verb === 'kill') running.get(message.id)?.kill('SIGKILL');
  else for (const child of running.values()) leave(child);
});

process.on('disconnect', () => {
  for (const child of running.values()) child.kill('SIGKILL');
});

async function run(id: number, start: PluginStart): Promise<void> {
  try {
    const child = startPlugin(start);
    running.set(id, child);
    tell({ id, answer: await answerOf(child) });
  } catch (error) {
    tell({ id, failure: String(error) });
  } finally {
    running.delete(id);
  }
}

/** With Stash go the ends of the pipes that it held. */
function leave({ stdout, stderr }: PluginProcess): void {
  stdout.destroy();
  stderr.destroy();
}

function tell(message: FromParent): void {
  if (process.connected) process.send?.(message);
}
