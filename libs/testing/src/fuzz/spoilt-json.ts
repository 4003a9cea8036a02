import fc from 'fast-check';
import { jsonText } from './json-text.ts';
import { mutated, mutations } from './mutations.ts';

/** The text of one of these documents, spoilt in its structure: it can be parsed, whatever that leads to. */
export function spoiltJson(documents: readonly unknown[]): fc.Arbitrary<string> {
  // Keys without value are none in JSON.
  const plain = documents.map((document): unknown => JSON.parse(JSON.stringify(document)));
  return fc
    .tuple(fc.constantFrom(...plain), mutations)
    .map(([document, changes]) => jsonText(mutated(document, changes)));
}
