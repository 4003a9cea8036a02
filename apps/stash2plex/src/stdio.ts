import { readFileSync, writeSync } from 'node:fs';

const STDIN = 0;
const PAUSE_MS = 5;
/** A reader that takes nothing for this long is gone. */
const PATIENCE_MS = 10_000;

/** Reads stdin to its end; `''` when there is none. */
export function readStdin(): string {
  try {
    return readFileSync(STDIN, 'utf8');
  } catch {
    return '';
  }
}

/** Writes all of it before it returns; false when nobody reads any more. */
export function writeAll(fd: number, text: string): boolean {
  let rest = Buffer.from(text);
  for (let waited = 0; rest.length > 0 && waited < PATIENCE_MS;) {
    const written = writeSome(fd, rest);
    if (written === 'closed') return false;
    rest = rest.subarray(written);
    if (written === 0) waited += pause(PAUSE_MS);
  }
  return rest.length === 0;
}

/** A pipe may be full (EAGAIN) or without reader (EPIPE); neither may end the process. */
function writeSome(fd: number, bytes: Buffer): number | 'closed' {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : 'closed';
  }
}

function pause(ms: number): number {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  return ms;
}
