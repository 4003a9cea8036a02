import { anyText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatchUp, aReportedGap, aRun, aRunReport, aStatusReport } from '../../spec/a-report.ts';
import { oneLine } from '../../wording/one-line.ts';
import { code } from './code.ts';
import { markdown } from './index.ts';
import { readPage } from './read-page.fixture.ts';

describe('what others wrote', () => {
  it.each([
    ['A Day at the Lake', '`A Day at the Lake`'],
    [
      '<img src=x onerror=y> &amp; [x](y) **z** @you #1',
      '`<img src=x onerror=y> &amp; [x](y) **z** @you #1`',
    ],
    ['a `b` ``c``', '``` a `b` ``c`` ```'],
    ['`', '`` ` ``'],
    ['a|b', '`a`&#124;`b`'],
    ['|a\\||', '&#124;`a\\`&#124;&#124;'],
    ['a | b | c', '`a `&#124;`  b  `&#124;` c`'],
    ['one\r\ntwo\tthree\u0000', '`one two three`'],
    ['\u202Eabc\u200F\u061C 👩‍👧 \uD83D', '`abc 👩‍👧 \uFFFD`'],
    ['', '_empty_'],
    ['\n\u200E ', '_empty_'],
  ])('stands as code: %j', (text, written) => {
    expect(code(text)).toBe(written);
  });

  it('is cut, never inside a character', () => {
    expect(code('😀'.repeat(100), 10)).toBe('`😀😀😀😀…`');
  });
});

const NASTY = [
  ...[
    '|',
    '`',
    '``',
    '```',
    '\\',
    '\\|',
    '\n',
    '\r\n',
    '\u2028',
    '<script>',
    '<!--',
    '-->',
    '</td>',
  ],
  ...['&#124;', '&lt;', '[x](http://a.example)', '![i](j)', '[x]', '*', '**', '_', '~~', '$'],
  ...[
    '@somebody',
    '#1',
    'http://a.example/b|c',
    'www.a.example',
    ' ',
    '\u00A0',
    '\u200F',
    '\u202E',
  ],
  ...['😀', '\uD83D', 'x', '- ', '# ', '> ', '1. ', '---', '| --- |', ':', '"'],
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), anyText({ maxLength: 4 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** Reports in which this text stands everywhere where others write. */
function pagesWith(text: string): readonly string[] {
  const because = [text];
  const decision = { run: true, rule: text, scope: 'all', because } as const;
  const nextDue = { status: 'not-foreseen', because } as const;
  const changes = [{ field: 'genre', observed: [`${text}.`], desired: `.${text}` }] as const;
  const gap = aReportedGap({
    sceneId: text,
    title: `.${text}`,
    path: `/${text}`,
    type: text,
    message: text,
    changes,
  });
  const run = aRun({
    rule: `r${text}`,
    guards: [{ kind: 'details-unknown', section: text, message: text }],
    errors: [text],
    skipped: { [text]: 1 },
    gaps: { [text]: 1 },
  });
  const catchUp = aCatchUp({ skipped: { [text]: 1 } });
  const gaps = [gap, gap];
  return [
    markdown.run(aRunReport({ run, decision, nextDue, catchUp, gaps })),
    markdown.status(
      aStatusReport({
        decision,
        nextDue,
        deadReasons: { [text]: 1 },
        openGaps: { [text]: 1 },
        runs: [run],
      }),
    ),
  ];
}

describe('whatever others wrote', () => {
  it('changes nothing of how a report is built, and brings in no markup', () => {
    const plain = pagesWith('plain').map(readPage);
    fc.assert(
      fc.property(nasty, (text) => {
        const pages = pagesWith(text).map(readPage);

        expect(pages.map(({ blocks }) => blocks)).toEqual(plain.map(({ blocks }) => blocks));
        const kinds = new Set(pages.flatMap(({ inline }) => [...inline]));
        expect([...kinds].filter((kind) => !PLAIN_KINDS.includes(kind))).toEqual([]);
      }),
    );
  });

  it('can be read as it was written, in a table and elsewhere', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [run = ''] = pagesWith(text);
        const { texts } = readPage(run);

        expect(texts).toContain(withoutBlanks(oneLine(text, 80)) || 'empty');
        expect(texts).toContain(withoutBlanks(oneLine(`/${text}`, 240)));
      }),
    );
  });

  it('can be read wherever it was written', () => {
    const usual = pagesWith('plain').map((page) => placesOf('plain', page));
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(oneLine(text, 80) === oneLine(text, 240));
        const places = pagesWith(text).map((page) => placesOf(text, page));

        const lost = usual.map((count, page) => count - (places[page] ?? 0));
        expect(Math.max(...lost)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

/** In how many cells and paragraphs it can be read. */
function placesOf(text: string, page: string): number {
  const shown = withoutBlanks(oneLine(text, 80));
  return readPage(page).texts.filter((place) => place.includes(shown)).length;
}

const PLAIN_KINDS = [
  'text',
  'code_inline',
  ...['strong', 'em'].flatMap((kind) => [`${kind}_open`, `${kind}_close`]),
];

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
