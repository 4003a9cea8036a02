import { describe, expect, it } from 'vitest';
import { stashLife, type ProcFiles } from './stash-life.ts';

const PARENT = 40;
const BOOT = '/proc/sys/kernel/random/boot_id';
const STAT = `/proc/${PARENT}/stat`;

/** `/proc` as Linux has it, while the machine runs for 1000 s and the parent for 900. */
function proc(name: string, changes: Readonly<Record<string, string | undefined>> = {}): ProcFiles {
  const between = Array.from({ length: 18 }, (_, field) => field).join(' ');
  const files: Readonly<Record<string, string | undefined>> = {
    [BOOT]: 'b00t\n',
    '/proc/uptime': '1000.50 1900.00\n',
    [STAT]: `${PARENT} (${name}) S ${between} 10000 5 6\n`,
    ...changes,
  };
  return { read: (path) => files[path] };
}

describe('the life of Stash', () => {
  it.each(['stash', 'stash-linux', 'node', 'odd (name) 1', 'a b', 'stash-init', 'shtash'])(
    'is told from the parent %s',
    (name) => {
      const life = stashLife(PARENT, proc(name));

      expect(life.id).toBe(`b00t:${PARENT}:10000`);
      const ageMs = Date.now() - (life.startedAt?.getTime() ?? 0);
      expect(Math.round(ageMs / 1000)).toBe(901);
    },
  );

  it('is another one with another pid, start or boot', () => {
    const other = stashLife(PARENT, proc('stash', { [BOOT]: 'again\n' }));
    const later = proc('stash', { [STAT]: `${PARENT} (stash) S${' 1'.repeat(18)} 777 5` });

    const ids = [stashLife(PARENT, proc('stash')), other, stashLife(PARENT, later)].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(3);
    expect(stashLife(PARENT, proc('stash'))).toMatchObject({ id: ids[0] });
  });

  it.each([
    ...['sh', 'bash', 'dash', 'ash', 'busybox', 'zsh', 'sudo', 'su', 'cron', 'crond', 'systemd'],
    ...['init', 'tini', 's6-supervise', 's6-svscan', 'runsv', 'timeout', 'env'],
  ])('is not told from the parent %s', (name) => {
    expect(stashLife(PARENT, proc(name))).toEqual({ id: undefined, startedAt: undefined });
  });

  it('is told from an init that is Stash itself', () => {
    expect(
      stashLife(1, { read: (path) => proc('stash').read(path.replace('/1/', '/40/')) }).id,
    ).toBe('b00t:1:10000');
  });

  it.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['there is no /proc', { [BOOT]: undefined, [STAT]: undefined }],
    ['the parent has gone', { [STAT]: undefined }],
    ['its line is cut', { [STAT]: `${PARENT} (stash) S 1 2` }],
    ['its line is none', { [STAT]: 'rubbish' }],
  ])('is not told where %s', (_, changes) => {
    expect(stashLife(PARENT, proc('stash', changes)).id).toBeUndefined();
  });

  it('has no beginning where the uptime is not known', () => {
    const life = stashLife(PARENT, proc('stash', { '/proc/uptime': undefined }));

    expect(life).toEqual({ id: `b00t:${PARENT}:10000`, startedAt: undefined });
  });

  it('is that of this very machine by default', () => {
    const [first, second] = [stashLife(process.pid), stashLife(process.pid)];

    expect(first.id).toBe(second.id);
  });
});
