import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isAlive, thisProcess } from './this-process.ts';

const self = thisProcess();
const isLinux = self.processStart !== '';

describe('the identity of a process', () => {
  it('is the same each time, and alive', () => {
    expect(thisProcess()).toEqual(self);
    expect(isAlive(self)).toBe(true);
  });

  it('is dead when the process is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');

    expect(isAlive({ ...self, pid: child.pid ?? 0 })).toBe(false);
  });

  it.runIf(isLinux)('is dead when its number belongs to a later process', () => {
    expect(isAlive({ ...self, processStart: '1' })).toBe(false);
  });

  it.for([{ host: 'elsewhere' }, { bootId: 'earlier' }, { pidNamespace: 'pid:[1]' }])(
    'may be alive where we cannot look: %o',
    (difference) => {
      expect(isAlive({ ...self, ...difference, pid: 999_999_999 })).toBe(true);
    },
  );

  it('is told by the number alone where there is no /proc', () => {
    const bare = { ...self, bootId: '', pidNamespace: '', processStart: '' };

    expect(isAlive(bare, bare)).toBe(true);
    expect(isAlive({ ...bare, pid: 999_999_999 }, bare)).toBe(false);
  });
});
