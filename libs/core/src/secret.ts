import { inspect } from './inspect-symbol.ts';

/** A token, cookie or key. It prints as `[secret]` wherever it lands by accident. */
export interface Secret {
  /** The value itself: call it only where a request header is built. */
  readonly reveal: () => string;
  readonly toJSON: () => string;
  readonly toString: () => string;
}

const HIDDEN = '[secret]';

export function secret(value: string): Secret {
  const hidden = () => HIDDEN;
  return Object.freeze({
    reveal: () => value,
    toJSON: hidden,
    toString: hidden,
    [inspect]: hidden,
  });
}

/** Replaces every secret in a text, percent-encoded, base64 and JSON-escaped copies included. */
export function redact(text: string, secrets: Iterable<Secret>): string {
  let clean = text;
  for (const each of secrets) {
    for (const form of writtenForms(each.reveal())) clean = clean.replaceAll(form, HIDDEN);
  }
  return clean;
}

// A value this short would blacken ordinary words; no server gives out such tokens.
const SHORTEST = 4;

function writtenForms(value: string): string[] {
  if (value.length < SHORTEST) return [];
  const encoded = encodeURIComponent(value);
  const escaped = JSON.stringify(value).slice(1, -1);
  const forms = [value, encoded, encodeURIComponent(encoded), encoded.toLowerCase(), escaped];
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}
