import { anyText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphs, singleLine } from './texts.ts';

const LIMIT = 10_000;
const FAMILY = '👨‍👩‍👧';

describe('a text of several lines', () => {
  it.each([
    ['lines', 'a\n\nb', 'a\n\nb'],
    ['tabs', 'a\tb', 'a\tb'],
    ['newlines of Windows', 'a\r\nb', 'a\nb'],
    ['newlines of old Macs', 'a\rb', 'a\nb'],
    ['other line breaks, as newlines', 'a\u000Bb\u000Cc\u0085d', 'a\nb\nc\nd'],
    ['quotes, emoji and tags', `"a" 'b' <c> & ${FAMILY}`, `"a" 'b' <c> & ${FAMILY}`],
  ])('keeps %s', (_, text, kept) => {
    expect(paragraphs(text)).toBe(kept);
  });

  it.each([
    ['control characters', 'a\u0000\u0007\u001B\u007F\u009Fb', 'ab'],
    ['blanks around it', '\n a \n', 'a'],
  ])('loses %s', (_, text, kept) => {
    expect(paragraphs(text)).toBe(kept);
  });

  it('can be sent, even where it could not', () => {
    expect(encodeURIComponent(paragraphs('a\uD800b'))).toBe('a%EF%BF%BDb');
  });

  it.each([
    ['fits exactly', 'x'.repeat(LIMIT), LIMIT],
    ['is one too long', 'x'.repeat(LIMIT + 1), LIMIT],
    ['would be cut within a character', 'x'.repeat(LIMIT - 3) + FAMILY, LIMIT - 3],
    ['would be cut before a blank', `${'x'.repeat(LIMIT - 1)} yz`, LIMIT - 1],
    ['ends in a whole character', `${'x'.repeat(LIMIT - FAMILY.length)}${FAMILY}y`, LIMIT],
  ])('that %s is cut where a reader sees a border', (_, text, length) => {
    const kept = paragraphs(text);
    expect(kept).toHaveLength(length);
    expect(text.startsWith(kept)).toBe(true);
  });
});

it('makes one line of a title', () => {
  expect(singleLine(' First.\r\n\tSecond.\u0000 ')).toBe('First. Second.');
});

it('lets every word survive', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.replaceAll(/[\s\p{Cc}]/gu, '_'));
  const words = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', '\r\n', '\t', '\r', '\u0085')));
  const split = (text: string) => text.split(/[\n\t ]/).filter((part) => part !== '');
  fc.assert(
    fc.property(words, (drawn) => {
      const text = drawn.flat().join('');
      const expected = drawn.map(([each]) => each);
      expect(split(paragraphs(text))).toEqual(expected);
      expect(split(singleLine(text))).toEqual(expected);
    }),
  );
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(paragraphs(paragraphs(text))).toBe(paragraphs(text));
      expect(singleLine(singleLine(text))).toBe(singleLine(text));
    }),
  );
});
