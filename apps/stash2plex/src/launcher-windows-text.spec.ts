import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../launcher');
const TEXT = readFileSync(join(FOLDER, 'stash2plex.cmd'), 'latin1');
const POSIX = readFileSync(join(FOLDER, 'stash2plex'), 'utf8');
const CODE = TEXT.split('\r\n').filter((line) => line !== '' && !line.startsWith('rem '));
/** What stands outside quotes; the quote that is taken out of a value is none. */
const BARE = CODE.map((line) => line.replaceAll(':"=', ':=').replaceAll(/"[^"]*"/g, ''));

describe('the text of the launcher for Windows', () => {
  it('is ASCII with CRLF at the end of every line, and git keeps it so', () => {
    const attributes = readFileSync(join(FOLDER, '../../../.gitattributes'), 'utf8');

    expect(TEXT).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
    expect(attributes).toMatch(/^\*\.cmd -text$/m);
  });

  it('switches off what would eat an exclamation mark, before anything else', () => {
    expect(CODE.slice(0, 2)).toEqual([
      '@echo off',
      'setlocal EnableExtensions DisableDelayedExpansion',
    ]);
    expect(TEXT.match(/setlocal|delayed/gi)).toHaveLength(2);
  });

  it('expands outside quotes only what is a number, and the arguments', () => {
    const expanded = BARE.flatMap((line) => line.match(/%\*|%~?\w+[^%\s]*%?/g) ?? []);

    expect(new Set(expanded)).toEqual(
      new Set([
        '%f',
        '%d',
        '%*',
        '%errorlevel%',
        '%code%',
        '%major%',
        '%major_needed%',
        '%minor%',
        '%minor_needed%',
      ]),
    );
  });

  it('has no blocks, no pipes, and hands nothing to a subroutine, where a path would be read twice', () => {
    const special = BARE.flatMap((line) => line.match(/ \d?[<>]\w+|[&|^()!]/g) ?? []);

    expect(new Set(special)).toEqual(new Set([' <nul', ' >nul', ' 2>nul', '(', ')']));
    expect(
      BARE.filter((line) => /[()]/.test(line)).every((line) =>
        /^for .* in \(\S*\) do set $/.test(line),
      ),
    ).toBe(true);
    expect(CODE.filter((line) => /\bcall\b/.test(line) && !/^call :\w+$/.test(line))).toEqual([]);
  });

  it('jumps to labels that are there, once, and comes to none of the lower ones by falling through', () => {
    const labels = CODE.filter((line) => line.startsWith(':'));
    const jumps = CODE.flatMap((line) => /\b(?:goto |call :)(\w+)$/.exec(line)?.[1] ?? []);
    const before = ['try', 'is_good', 'is_alien', 'is_missing', 'fail', 'start'].map(
      (label) => CODE[CODE.indexOf(`:${label}`) - 1],
    );

    expect(labels.toSorted()).toEqual([...new Set(jumps)].map((label) => `:${label}`).toSorted());
    expect(before.filter((line) => !/^(?:exit \/b|goto) /.test(line ?? ''))).toEqual([]);
  });

  it('reads no variable that it has not set itself, but those of Windows and ours', () => {
    const read = [...TEXT.matchAll(/%(\w+)(?::[^%]*)?%|defined (\w+)/g)].flatMap(
      (found) => found[1] ?? found[2] ?? [],
    );
    const set = new Set([...TEXT.matchAll(/set (?:\/a )?"(\w+)=/g)].map(([, name]) => name));

    expect([...new Set(read)].filter((name) => !set.has(name)).toSorted()).toEqual(
      ['STASH2PLEX_DATA_DIR', 'STASH2PLEX_NODE', 'SystemRoot', 'errorlevel'].toSorted(),
    );
  });
});

describe('both launchers', () => {
  it('need the same Node', () => {
    const needed = (text: string) => text.match(/(?<=(?:major|minor)_needed=)\d+/g);

    expect(needed(TEXT)).toEqual(needed(POSIX));
    expect(needed(TEXT)).toEqual(['22', '13']);
  });

  it('start it with the same flags', () => {
    const flags = (text: string) =>
      /^(?:exec )?"[$%]node%?" (--[^"]*?)(?: \\\n)? *"/m.exec(text)?.[1]?.trim();

    expect(flags(TEXT)).toBe(flags(POSIX));
    expect(flags(TEXT)).toContain('--max-semi-space-size=8');
  });

  it('look in the same places, in the same order', () => {
    const ofShell = [...POSIX.matchAll(/^ *try "(.*?)"/gm)].map(([, place]) => place);
    const ofWindows = [...TEXT.matchAll(/set "program=(.+)"\r/g)].map(([, place]) => place);

    expect(ofShell.map((place, index) => [place, ofWindows[index]])).toEqual([
      ['$STASH2PLEX_NODE', '%STASH2PLEX_NODE:"=%'],
      ['$on_path', '%%~$PATH:f'],
      ['$here/node', '%here%node.exe'],
      ['$data/node', String.raw`%data%\node.exe`],
      [
        '${stash%/*}/plugin-data/Stash2Plex/node',
        String.raw`%%~fd\plugin-data\Stash2Plex\node.exe`,
      ],
    ]);
    expect(ofWindows).toHaveLength(ofShell.length);
  });

  it.each([
    'Stash2Plex is not complete: worker.cjs is missing in ',
    'Install the plugin again.',
    'Stash2Plex needs Node.js ',
    ' or newer and found none',
    '; there is no node on PATH',
    ' is not there',
    ', too old',
    ' is no Node.js that runs here',
    'Install it where Stash runs (',
    'or put a Node program made for that system at ',
    'or set the environment variable',
    'STASH2PLEX_NODE to the path of one. Then start the task again.',
  ])('say “%s”', (part) => {
    expect(POSIX).toContain(part);
    expect(TEXT).toContain(part);
  });
});
