// What a run of specs says to whoever started it: one JSON value a line, behind a word that nothing else prints.

/** A test that failed. */
export interface Failed {
  /** From the root of the repository. */
  readonly spec: string;
  readonly title: string;
  readonly message: string;
}

type Word = { readonly failed: Failed } | { readonly applied: true };

const MARK = '@mutants ';

export function say(word: Word): void {
  process.stdout.write(`${MARK}${JSON.stringify(word)}\n`);
}

export function heard(output: string): readonly Word[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith(MARK))
    .map((line) => JSON.parse(line.slice(MARK.length)) as Word);
}
