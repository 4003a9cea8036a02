import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';

describe('any text', () => {
  it('has characters of all planes, and no halves of them', () => {
    const texts = fc.sample(anyText({ minLength: 1 }), { numRuns: 1_000, seed: 1 });
    const codes = texts.flatMap((text) => Array.from(text, (one) => one.codePointAt(0) ?? -1));

    expect(texts.filter((text) => !text.isWellFormed())).toEqual([]);
    expect(codes.some((code) => code > 0xffff)).toBe(true);
    expect(codes.some((code) => code > 0xdfff && code <= 0xffff)).toBe(true);
    expect(codes.some((code) => code < 0x80)).toBe(true);
  });

  it('shrinks to what matters', () => {
    const property = fc.property(
      anyText({ maxLength: 60 }),
      (text) => !/[\uE000-\u{10FFFF}]/u.test(text),
    );

    const { counterexample } = fc.check(property, { seed: 1 });

    expect(counterexample).toEqual(['\uE000']);
  });

  it('may be one that has been taken for something else', () => {
    const texts = fc.sample(anyText(), { numRuns: 2_000, seed: 1 });

    expect(texts).toContain('__proto__');
  });
});
