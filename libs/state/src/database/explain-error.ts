import { PermanentError, TransientError } from '@stash2plex/core';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html) that mean trouble with the file, not with us. */
const REMEDIES = new Map<number, { readonly again: boolean; readonly says: string }>([
  [5, { again: true, says: 'is locked by another process; it will be tried again' }],
  [6, { again: true, says: 'is locked by another process; it will be tried again' }],
  [8, { again: false, says: 'cannot be written: make the file and its folder writable' }],
  [
    10,
    {
      again: true,
      says: 'cannot be read or written: check the disk or network share, and free some space if it is full',
    },
  ],
  [11, { again: false, says: 'is damaged: move it away, a new one is made at the next start' }],
  [13, { again: true, says: 'does not fit on the disk: free some space' }],
  [14, { again: false, says: 'cannot be opened: check that it is a file and who may read it' }],
  [15, { again: true, says: 'cannot be locked: check the network share it lies on' }],
  [
    26,
    { again: false, says: 'is not a database: move it away, a new one is made at the next start' },
  ],
]);

/** The low byte of an extended code is its primary one. */
export function primaryCode(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return code & 0xff;
}

/** Turns trouble with the file into an error for people; anything else is passed on as it is. */
export function explainError(error: unknown, path: string): unknown {
  const remedy = REMEDIES.get(primaryCode(error));
  if (!remedy) return error;
  const Kind = remedy.again ? TransientError : PermanentError;
  return new Kind(`The state file ${path} ${remedy.says}. What it held before is kept.`, {
    cause: error,
  });
}
