import type { Environment } from '@stash2plex/config';
import { forPeople } from './for-people.ts';
import { openInvocation, type Invocation } from './invocation.ts';
import type { SecretBag } from './secret-bag.ts';
import { secretBag } from './secret-bag.ts';
import { stashLog, type WriteLine } from './stash-log.ts';
import { doTask } from './tasks/index.ts';
import type { TaskAnswer } from './tasks/task.ts';

/** What goes to stdout, and the exit code that fits. */
export interface Answer {
  readonly stdout: string;
  readonly exitCode: 0 | 1;
}

export interface World {
  readonly environment: Environment;
  /** Where the log goes: Stash reads it from stderr. */
  readonly writeLog: WriteLine;
}

/** Answers one document from stdin with one for stdout. Never throws. */
export async function answerTo(text: string, { environment, writeLog }: World): Promise<Answer> {
  const secrets = secretBag();
  let isDebug = false;
  const log = stashLog({ clean: secrets.clean, isDebug: () => isDebug, write: writeLog });
  const setDebug = (on: boolean) => (isDebug = on);
  try {
    const invocation = await openInvocation(text, { environment, log, secrets, setDebug });
    return written(await closing(invocation), secrets);
  } catch (error) {
    log.debug('stack', { stack: error instanceof Error ? error.stack : undefined });
    return written({ error: forPeople(error) }, secrets);
  }
}

async function closing(invocation: Invocation): Promise<TaskAnswer> {
  try {
    return await doTask(invocation);
  } finally {
    invocation.store.close();
  }
}

function written(answer: Partial<TaskAnswer>, secrets: SecretBag): Answer {
  const { output, error } = answer;
  const document = { ...(error !== undefined && { error }), ...(output && { output }) };
  return {
    stdout: secrets.clean(JSON.stringify(document)),
    exitCode: error === undefined ? 0 : 1,
  };
}
