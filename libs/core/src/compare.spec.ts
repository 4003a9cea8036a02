import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedNames, foldName, foldText, isInLine } from './compare.ts';

const COMPOSED = 'Zo\u00EB';
const DECOMPOSED = 'Zoe\u0308';

describe('texts', () => {
  it.each([
    ['composed and decomposed letters', COMPOSED, DECOMPOSED],
    ['blanks around them', '  A day ', 'A day'],
    ['Windows newlines', 'a\r\nb', 'a\nb'],
    ['old Mac newlines', 'a\rb', 'a\nb'],
    ['newlines at the end', 'a\n\n', 'a'],
  ])('are equal in spite of %s', (_, left, right) => {
    expect(foldText(left)).toBe(foldText(right));
    expect(isInLine('summary', left, right)).toBe(true);
  });

  it.each([
    ['case', 'the lake', 'The lake'],
    ['blanks inside', 'a  b', 'a b'],
    ['an empty line', 'a\n\nb', 'a\nb'],
    ['nothing on one side', '', 'a'],
  ])('differ by %s', (_, left, right) => {
    expect(isInLine('title', left, right)).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['composed and decomposed letters', COMPOSED, DECOMPOSED],
    ['blanks around them', ' Lake', 'Lake '],
    ['case', 'LAKE', 'lake'],
    ['letters composed in lower case only', 'J\u030C', '\u01F0'],
    ['letters of which a small one is plain', '5 \u212A', '5 k'],
    ['sigmas', '\u039F\u03A3', '\u03BF\u03C3'],
  ])('are equal in spite of %s', (_, left, right) => {
    expect(foldName(left)).toBe(foldName(right));
    expect(isInLine('genre', [left], [right])).toBe(true);
  });

  it('of a list are compared without order and repetition', () => {
    expect(isInLine('genre', ['a', 'b'], ['B', 'A', 'a'])).toBe(true);
    expect(foldedNames(['a', 'A'])).toEqual(new Set(['a']));
  });

  it.each([
    ['one is missing in Plex', ['a', 'b'], ['a']],
    ['Plex has one too many', ['a'], ['a', 'b']],
    ['Plex has none', ['a'], []],
    ['Stash has none', [], ['a']],
  ])('are out of line when %s', (_, desired, observed) => {
    expect(isInLine('genre', desired, observed)).toBe(false);
    expect(isInLine('actor', desired, observed)).toBe(false);
  });

  it("of collections may stand beside others'", () => {
    expect(isInLine('collection', ['a'], ['a', 'b'])).toBe(true);
    expect(isInLine('collection', ['a'], ['b'])).toBe(false);
  });
});

it('composes whatever can be composed', () => {
  const letter = fc.oneof(
    fc.integer({ min: 0x20, max: 0x400 }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0x300, max: 0x36f }).map((code) => String.fromCharCode(code)),
  );
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 1 }), (text) => {
      expect(foldText(text)).toBe(foldText(text.normalize('NFD')));
      expect(foldName(text)).toBe(foldName(text.normalize('NFD')));
    }),
  );
});

it('takes a text for a list of one line each, should the two meet', () => {
  expect(isInLine('genre', ['a'], 'a')).toBe(true);
  expect(isInLine('genre', 'a', ['a', 'b'])).toBe(false);
});

it('folds what is folded to itself', () => {
  // Halves of a character among them.
  const unit = fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      expect(foldName(foldName(text))).toBe(foldName(text));
    }),
  );
});
