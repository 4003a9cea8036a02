import { writeSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readStdin, writeAll } from './stdio.ts';

const reads = vi.hoisted((): { stdin: string | Error } => ({ stdin: '' }));
vi.mock('node:fs', () => ({
  writeSync: vi.fn(),
  readFileSync: () => {
    if (reads.stdin instanceof Error) throw reads.stdin;
    return reads.stdin;
  },
}));

const FD = 9;
const fault = (code: string) => Object.assign(new Error(code), { code });

/** A pipe that does these things in turn: takes so many bytes, or throws. Returns what arrived. */
function pipe(...turns: readonly (number | Error)[]): () => string {
  const taken: Buffer[] = [];
  const left = [...turns];
  vi.mocked(writeSync).mockImplementation((_, bytes) => {
    const turn = left.shift() ?? Number.POSITIVE_INFINITY;
    if (turn instanceof Error) throw turn;
    const part = Buffer.from(bytes as unknown as Uint8Array).subarray(0, turn);
    taken.push(part);
    return part.length;
  });
  return () => Buffer.concat(taken).toString();
}

beforeEach(() => {
  vi.mocked(writeSync).mockReset();
});

describe('writing', () => {
  it('goes on where the pipe took a part only, in the middle of a letter as well', () => {
    const arrived = pipe(1, 2, 1);

    expect(writeAll(FD, 'é🎬 over')).toBe(true);
    expect(arrived()).toBe('é🎬 over');
  });

  it('waits for a pipe that is full', () => {
    const arrived = pipe(3, fault('EAGAIN'), fault('EAGAIN'), 2);

    expect(writeAll(FD, 'all of it')).toBe(true);
    expect(arrived()).toBe('all of it');
  });

  it.each(['EPIPE', 'EBADF', 'EIO'])('ends quietly at %s', (code) => {
    const arrived = pipe(2, fault(code));

    expect(writeAll(FD, 'lost')).toBe(false);
    expect(arrived()).toBe('lo');
    expect(writeSync).toHaveBeenCalledTimes(2);
  });

  it('gives up on a reader that takes nothing any more', () => {
    vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    vi.mocked(writeSync).mockImplementation(() => {
      throw fault('EAGAIN');
    });

    expect(writeAll(FD, 'nobody')).toBe(false);
    expect(writeSync).toHaveBeenCalledTimes(2000);
  });

  it('has nothing to do for an empty text', () => {
    expect(writeAll(FD, '')).toBe(true);
    expect(writeSync).not.toHaveBeenCalled();
  });
});

describe('reading stdin', () => {
  it('gives all of it', () => {
    reads.stdin = '{"a":1}';

    expect(readStdin()).toBe('{"a":1}');
  });

  it('gives nothing where there is none', () => {
    reads.stdin = fault('EAGAIN');

    expect(readStdin()).toBe('');
  });
});
