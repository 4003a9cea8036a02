import { statSync } from 'node:fs';
import { PermanentError } from '@stash2plex/core';

/**
 * Returns what throws PermanentError once the file at this path is another than now. SQLite goes on with a file that was
 * deleted or replaced, and everything that is stored in it is gone when the process ends. While it is open, no file
 * system gives it another number.
 */
export function watchFile(path: string): () => void {
  if (path === ':memory:') return () => undefined;
  const first = numberOf(path);
  return () => {
    if (numberOf(path) === first) return;
    throw new PermanentError(
      `The state file ${path} was removed or replaced while it was in use: start the task again. Leave the file alone while a task runs.`,
    );
  };
}

function numberOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}/${stat.ino}`;
}
