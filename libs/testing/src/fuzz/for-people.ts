import { isForPeople } from '@stash2plex/core';

/** Secrets to hide among inputs: whoever knows of one may never tell it. */
export const CANARIES = {
  token: 'tok3nCANARY0123456789',
  cookie: 'c00kieCANARY-abcdefgh',
  apiKey: 'k3yCANARY0123456789abc.def',
} as const;

const NOT_FOR_PEOPLE: readonly (readonly [RegExp, string])[] = [
  [/undefined|\[object /, 'a value that was never there'],
  [/\n\s+at |\bat \S+ \(|\.[cm]?[jt]s:\d+/, 'a stack'],
  [/(Type|Range|Syntax|Reference|URI|Internal)Error|^Error:/, 'the name of a class'],
  [/json-rules-engine|\bzod\b|graphql-request/i, 'a library'],
];

const ALL: readonly string[] = Object.values(CANARIES);

/** Throws unless people may read this: no secret of those that are known, no stack, nothing that only programmers know. */
export function expectForPeople(text: string, known = ALL): void {
  if (text.trim() === '') throw new Error('Nothing is told.');
  if (known.some((each) => text.includes(each)))
    throw new Error(`It tells a secret: ${text.slice(0, 500)}`);
  for (const [pattern, what] of NOT_FOR_PEOPLE) {
    if (pattern.test(text)) throw new Error(`It tells ${what}: ${text.slice(0, 500)}`);
  }
}

/** The error for people that ended the work, undefined where none did. Throws for any other: a crash. */
export async function faultOf(work: () => unknown, known = ALL): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!isForPeople(error)) throw error;
    expectForPeople(error.message, known);
    return error;
  }
}
