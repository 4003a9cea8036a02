import { anyText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stashLogLines, stashProgress } from './stash-log-lines.ts';

const bytes = (text: string) => Buffer.byteLength(text);

describe('log lines', () => {
  it('begin with their level and end with a newline', () => {
    expect(stashLogLines('trace', 'a')).toEqual(['\x01t\x02a\n']);
    expect(stashLogLines('debug', 'a')).toEqual(['\x01d\x02a\n']);
    expect(stashLogLines('info', 'a')).toEqual(['\x01i\x02a\n']);
    expect(stashLogLines('warning', 'a')).toEqual(['\x01w\x02a\n']);
    expect(stashLogLines('error', 'a')).toEqual(['\x01e\x02a\n']);
  });

  it('carry fields, quoted only where they would be misread', () => {
    const fields = {
      checked: 2_000,
      dry: false,
      library: 'My films',
      none: undefined,
      key: 'a=b',
      empty: '',
    };

    expect(stashLogLines('info', 'run finished', fields)).toEqual([
      '\x01i\x02run finished checked=2000 dry=false library="My films" key="a=b" empty=""\n',
    ]);
    expect(stashLogLines('info', '', { a: 'x\ny' })).toEqual(['\x01i\x02a="x\\ny"\n']);
  });

  it('prefix each line of a longer text and leave out blank ones', () => {
    expect(stashLogLines('info', 'one\r\n\n  two\t\n \n\u2028three\n')).toEqual([
      '\x01i\x02one\n',
      '\x01i\x02  two\n',
      '\x01i\x02three\n',
    ]);
    expect(stashLogLines('info', ' \n\u0000\n')).toEqual([]);
  });

  it('hold nothing that could be read as a level, steer a terminal or turn the text', () => {
    expect(stashLogLines('info', 'a\x01p\x021\x1b[31m\u009b\u202Eb')).toEqual([
      '\x01i\x02a p 1 [31m b\n',
    ]);
  });

  it('end before 8 KiB of UTF-8, at the border of a character', () => {
    const [line = ''] = stashLogLines('error', '😀'.repeat(10_000));

    expect(bytes(line)).toBeLessThanOrEqual(8_192);
    expect(bytes(line)).toBeGreaterThan(8_180);
    expect(line.startsWith('\x01e\x02😀')).toBe(true);
    expect(line.slice(3)).toMatch(/^(?:😀)+…\n$/u);
  });

  it('are left whole up to exactly 8 KiB', () => {
    const fits = 'x'.repeat(8_192 - 4);

    expect(stashLogLines('info', fits)).toEqual([`\x01i\x02${fits}\n`]);
    expect(stashLogLines('info', `${fits}x`)[0]).toHaveLength(8_192 - 2);
  });

  it('keep all of this for any text', () => {
    const texts = anyText({ maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 2, 200), texts, (text, times, value) => {
        for (const line of stashLogLines('info', text.repeat(times), { value })) {
          expect(line.startsWith('\x01i\x02')).toBe(true);
          expect(line.slice(3)).toMatch(/^[^\p{Cc}]*[^\p{Cc}\s]\n$/u);
          expect(bytes(line)).toBeLessThanOrEqual(8_192);
        }
      }),
    );
  });
});

describe('progress', () => {
  it.each([
    [0, '\x01p\x020.0000\n'],
    [0.254_21, '\x01p\x020.2542\n'],
    [1.5, '\x01p\x021.0000\n'],
    [-1, '\x01p\x020.0000\n'],
    [1e-9, '\x01p\x020.0000\n'],
  ])('of %d is a number between 0 and 1', (share, line) => {
    expect(stashProgress(share)).toBe(line);
  });

  it.each([Number.NaN, Infinity, -Infinity])('of %d is not sent', (share) => {
    expect(stashProgress(share)).toBe('');
  });
});
