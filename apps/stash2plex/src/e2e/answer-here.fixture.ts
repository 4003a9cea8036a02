import { readPluginLog, type PluginAnswer } from '@stash2plex/testing';
import { answerTo } from '../answer.ts';

interface Beginning {
  readonly input: string | object;
  /** Added to the environment; undefined takes a variable away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a process of its own would answer, done in this one. */
export async function answerHere({ input, environment }: Beginning): Promise<PluginAnswer> {
  const started = performance.now();
  const written: string[] = [];
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const { stdout, exitCode } = await answerTo(text, {
    environment: { ...process.env, ...environment },
    writeLog: (line) => written.push(line),
  });
  const stderr = written.join('');
  const tookMs = performance.now() - started;
  return { stdout, stderr, exitCode, tookMs, ...readPluginLog(stderr) };
}
