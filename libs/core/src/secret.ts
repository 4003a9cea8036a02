import { inspect } from './inspect-symbol.ts';
import { writtenForms } from './written-forms.ts';

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

/** Replaces every secret in a text, percent-encoded, base64, JSON- and HTML-escaped copies included. */
export function redact(text: string, secrets: Iterable<Secret>): string {
  const forms = [...secrets].flatMap((each) => writtenForms(each.reveal()));
  // Longest first over all of them: one secret may be the beginning of another.
  forms.sort((a, b) => b.length - a.length);

  let clean = text;
  for (const form of forms) clean = clean.replaceAll(form, HIDDEN);
  return clean;
}
