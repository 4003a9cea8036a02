import { escapeHtml } from './escape-html.ts';

// A value this short would blacken ordinary words; no server gives out such tokens.
const SHORTEST = 4;

/** The ways a value is met in logs: as it is, in URLs (escaped once or twice), in JSON, in HTML, in base64. */
export function writtenForms(value: string): readonly string[] {
  if (value.length < SHORTEST) return [];
  return [
    ...new Set([
      value,
      JSON.stringify(value).slice(1, -1),
      escapeHtml(value),
      ...escapedForms(encodeURIComponent(value.toWellFormed())),
      ...escapedForms(asQueryValue(value)),
      ...base64Forms(value),
    ]),
  ];
}

/** URLSearchParams escapes more than encodeURIComponent does, and writes blanks as `+`. */
function asQueryValue(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice('='.length);
}

function escapedForms(escaped: string): string[] {
  const lowerHex = escaped.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
  return [escaped, lowerHex].flatMap((form) => [form, encodeURIComponent(form)]);
}

/** Without padding, which may be there or not. */
function base64Forms(value: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte));
  const plain = btoa(bytes.join('')).replace(/=+$/, '');
  return [plain, plain.replaceAll('+', '-').replaceAll('/', '_')];
}
