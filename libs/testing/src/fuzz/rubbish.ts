import fc from 'fast-check';
import { anyText } from './any-text.ts';
import { CANARIES } from './for-people.ts';
import { RAW } from './json-text.ts';

/** Texts that have been taken for something else: numbers, dates, names of the language, markup, control characters. */
const ODD_TEXTS = [
  ...[
    '',
    ' ',
    '\t\n',
    '\0',
    '\u001B[2J',
    '\r\n',
    '\u0001e\u0002',
    '\uFEFF',
    '\uD800',
    '\uDFFF\uD83D',
  ],
  ...['NaN', 'Infinity', '-0', '-1', '1e999', '0x10', '12345678901234567890', '9'.repeat(400), '٣'],
  ...['true', 'null', 'on', '2024-13-45', '0000-00-00', '+275760-09-13T00:00:00.001Z', '1'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then'],
  ...['<!DOCTYPE html><html>', '<?xml version="1.0"?>', '{"a":', '%', '%00', '%FF', '../..', '..'],
  ...[
    'e\u0301',
    '\u00E9',
    '\u0130',
    'ΑΣ',
    '\u202Etxt',
    '👩‍👩‍👧',
    'a,b;c=>d',
    '"',
    "'",
    '\\',
    '${x}',
    '{{x}}',
  ],
];

/** Long enough for a pattern that goes back and forth to be felt. */
const LONG_TEXTS = ['a', ' ', '/', '\\', '=>', '1', '"', '.', ';', '@', 'é', '👍'].map((unit) =>
  unit.repeat(10_000),
);

/** Any text, and those that have caused trouble somewhere. */
export const oddText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 3, arbitrary: anyText() },
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(CANARIES)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LONG_TEXTS), fc.constantFrom('', 'x'))
      .map(([a, b]) => a + b),
  },
);

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 1e308, 2 ** 53, 4_000_000_000, [], {}, [[]], [null], [{}]],
  ...[
    { toString: 1 },
    { valueOf: null, toString: null },
    { then: true },
    { length: -1 },
    { 0: 'a' },
  ],
  ...[JSON.parse('{"__proto__": {"a": 1}}') as unknown, { constructor: { name: 1 } }, ...RAW],
];

/** Any value of JSON, and those that have caused trouble somewhere. */
export const rubbish: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_VALUES) },
  { weight: 4, arbitrary: oddText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
