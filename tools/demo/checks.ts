/** What the story expects, and what came: printed as it goes, counted for the exit code. */
export interface Checks {
  readonly same: (what: string, found: unknown, expected: unknown) => void;
  readonly atMost: (what: string, found: number, limit: number) => void;
  readonly failed: () => number;
  readonly done: () => number;
}

export function newChecks(print: (line: string) => void): Checks {
  let failed = 0;
  let done = 0;
  const note = (what: string, holds: boolean, told: string) => {
    done += 1;
    if (!holds) failed += 1;
    print(`  ${holds ? '✓' : '✗'} ${what}: ${told}`);
  };
  return {
    same: (what, found, expected) => {
      const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
      note(what, a === b, a === b ? short(a) : `found ${short(a)}, expected ${short(b)}`);
    },
    atMost: (what, found, limit) => {
      note(what, found <= limit, `${found} (at most ${limit})`);
    },
    failed: () => failed,
    done: () => done,
  };
}

function short(text: string): string {
  return text.length > 110 ? `${text.slice(0, 107)}...` : text;
}
