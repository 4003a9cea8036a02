import fc from 'fast-check';
import { oddText } from './rubbish.ts';

/** What happened to a text on its way. */
export type Spoilt =
  | { readonly how: 'cut' | 'insert' | 'overwrite'; readonly at: number; readonly text: string }
  | { readonly how: 'double' | 'mark' | 'list' | 'utf-16' | 'nothing' }
  | { readonly how: 'other'; readonly text: string }
  | { readonly how: 'bytes'; readonly bytes: Uint8Array };

const OTHERS = [
  ...[
    '<!DOCTYPE html><html><head><title>Sign in</title></head></html>',
    '<html>',
    'null',
    '[]',
    '0',
  ],
  ...['<?xml version="1.0"?><Response code="503" title="Maintenance" status="Plex is starting."/>'],
  ...[
    '\u0000\u0000',
    '""',
    '{}',
    'true',
    '[{}]',
    '{"data":null}',
    '{"errors":[]}',
    '{"MediaContainer":{}}',
  ],
];

const share = fc.double({ min: 0, max: 1, noNaN: true });

const spoiling: fc.Arbitrary<Spoilt> = fc.oneof(
  fc.record({
    how: fc.constantFrom('cut', 'insert', 'overwrite'),
    at: share,
    text: oddText,
  }),
  fc.record({ how: fc.constantFrom('double', 'mark', 'list', 'utf-16') }),
  fc.record({
    how: fc.constant('other' as const),
    text: fc.oneof(fc.constantFrom(...OTHERS), oddText),
  }),
  fc.record({ how: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 60 }) }),
);

/** Mostly nothing happens: what is wrong deeper inside is to be seen as well. */
export const spoilts: fc.Arbitrary<Spoilt> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Spoilt>({ how: 'nothing' }) },
  { weight: 1, arbitrary: spoiling },
);

/** The bytes that arrive. */
export function spoilt(text: string, spoiling: Spoilt): Buffer {
  if (spoiling.how === 'bytes') return Buffer.from(spoiling.bytes);
  if (spoiling.how === 'utf-16') return Buffer.from(text, 'utf16le');
  if (spoiling.how === 'other') return Buffer.from(spoiling.text);
  if ('at' in spoiling) return Buffer.from(spoiltAt(text, spoiling));
  return Buffer.from(REWRITTEN[spoiling.how](text));
}

type SpoiltAt = Extract<Spoilt, { readonly at: number }>;

function spoiltAt(text: string, { how, at: share, text: other }: SpoiltAt): string {
  const at = Math.floor(share * text.length);
  const rest = { cut: '', insert: other + text.slice(at), overwrite: other };
  return text.slice(0, at) + rest[how];
}

const REWRITTEN = {
  nothing: (text: string) => text,
  double: (text: string) => text + text,
  mark: (text: string) => `\uFEFF${text}`,
  list: (text: string) => `[${text}]`,
};
