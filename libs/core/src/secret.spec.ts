import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, secret } from './secret.ts';

const TOKEN = 'aB+/c d="Ü~\'x';
const ESCAPED = encodeURIComponent(TOKEN);
const lowerHex = (text: string) => text.replaceAll(/%../g, (escape) => escape.toLowerCase());

describe('a secret', () => {
  it('shows itself only when asked', () => {
    expect(secret(TOKEN).reveal()).toBe(TOKEN);
  });

  it.each([
    ['in a template', String(secret(TOKEN))],
    ['in JSON', JSON.stringify({ token: secret(TOKEN) })],
    ['inspected', inspect({ token: secret(TOKEN) })],
    ['spread', inspect({ ...secret(TOKEN) })],
  ])('is hidden %s', (_, text) => {
    expect(text).toContain('[secret]');
    expect(text).not.toContain(TOKEN);
  });
});

describe('redacting hides a secret', () => {
  it.each([
    ['as it is', TOKEN],
    ['escaped for a URL', ESCAPED],
    ['escaped in small letters', lowerHex(ESCAPED)],
    ['escaped twice', encodeURIComponent(ESCAPED)],
    ['escaped twice, in small letters', encodeURIComponent(lowerHex(ESCAPED))],
    ['as a query parameter', new URLSearchParams({ t: TOKEN }).toString().slice(2)],
    ['in JSON', JSON.stringify(TOKEN).slice(1, -1)],
    ['in HTML', TOKEN.replace('"', '&quot;').replace("'", '&#39;')],
    ['in base64', Buffer.from(TOKEN).toString('base64').replace(/=*$/, '')],
    ['in base64 for URLs', Buffer.from(TOKEN).toString('base64url')],
  ])('%s', (_, form) => {
    expect(redact(`before ${form} after`, [secret(TOKEN)])).toBe('before [secret] after');
  });

  it('wherever it stands, as often as it stands there', () => {
    // No letter of `[secret]` itself: what is left would not be a leak.
    const unit = fc.constantFrom('0', '1', 'A', 'Z', '%', '=', '+', '/', '"', '\\', ' ', 'é', '🎬');
    const value = fc.string({ unit, minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(value, fc.string({ unit }), (hidden, text) => {
        const clean = redact(`${text}${hidden}${hidden}`, [secret(hidden)]);
        expect(clean).not.toContain(hidden);
      }),
    );
  });

  it('that is the beginning of another one', () => {
    const secrets = [secret('abcd'), secret('abcdefgh')];
    expect(redact('abcdefgh abcd', secrets)).toBe('[secret] [secret]');
  });

  it('of any length', () => {
    const long = '0123456789'.repeat(50_000);
    expect(redact(`a ${long} b`, [secret(long)])).toBe('a [secret] b');
  });

  it('even where it is no valid text', () => {
    expect(redact('abc\uD800', [secret('abc\uD800')])).toBe('[secret]');
  });
});

it('leaves ordinary words alone when a secret is empty or very short', () => {
  expect(redact('a banana', [secret(''), secret('ana')])).toBe('a banana');
});
