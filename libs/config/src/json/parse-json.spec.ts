import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, placeOf } from './parse-json.ts';

describe('the place of a fault in JSON', () => {
  it.each([
    ['a comma too many', '{"a": 1,}', 8],
    ['a word without quotes, which Node does not place', '{"a": tru}', 9],
    ['such a word in a long text', `{"${'a'.repeat(500)}": 1, "b": yes, "c": [1, 2]}`, 513],
    ['a comment', '{ // c\n "a": 1}', 2],
    ['a single backslash', String.raw`{"a": "C:\x"}`, 10],
    ['more after the end', '{"a":1} x', 8],
    ['nothing at all', '', 0],
    ['a text that was cut', '{"a": {"b": "c', 14],
  ])('is found for %s', (_, text, at) => {
    expect(parseJson(text)).toEqual({ ok: false, at });
  });

  it('is told as an editor counts', () => {
    expect(placeOf('{\n  "a": x}', 9)).toEqual({ line: 2, column: 8 });
  });
});

describe('JSON', () => {
  it('may begin with a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  it('is read like the parser does, and every cut of an object ends too early', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const part = text.slice(0, cut % text.length);

        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
        expect(parseJson(part)).toEqual({ ok: false, at: part.length });
      }),
    );
  });
});
