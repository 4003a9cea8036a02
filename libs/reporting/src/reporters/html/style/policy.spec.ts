import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { POLICY, SCRIPT_HASH, STYLE_HASH } from './policy.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

it('allows the style and the script as they are, by their hashes', () => {
  expect(STYLE_HASH).toBe(hashOf(STYLE));
  expect(SCRIPT_HASH).toBe(hashOf(SCRIPT));
});

it('allows nothing else', () => {
  expect(POLICY).toMatch(/^default-src 'none'; /);
  expect(POLICY).not.toMatch(/unsafe|https?:|data:|\*/);
});

it('has nothing that ends its element before its time, or that is fetched', () => {
  expect(STYLE + SCRIPT).not.toMatch(/<|url\(|@import|https?:|fetch|XMLHttp|eval|innerHTML/);
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
