/** Random choices that are the same for the same seed. */
export interface Dice {
  readonly seed: number;
  /** 0 <= n < sides. */
  readonly roll: (sides: number) => number;
  readonly oneOf: <Value>(values: readonly Value[]) => Value;
  readonly someOf: <Value>(values: readonly Value[], most: number) => Value[];
}

/** Seed from the environment where one is given, so that what failed once can be had again; `lane`: another row of dice. */
export function dice(name: string, lane = 0): Dice {
  const seed = Number(process.env[`${name}_SEED`] ?? Math.floor(Math.random() * 2 ** 31));
  const roll = rolls(seed + lane);
  const oneOf = <Value>(values: readonly Value[]): Value => {
    const value = values[roll(values.length)];
    if (value === undefined) throw new Error('There is nothing to choose from.');
    return value;
  };
  const someOf = <Value>(values: readonly Value[], most: number): Value[] =>
    Array.from({ length: 1 + roll(most) }, () => oneOf(values));
  return { seed, roll, oneOf, someOf };
}

/** The same row of numbers for the same seed, each from 0 on and below `sides`. */
export function rolls(seed: number): (sides: number) => number {
  let state = seed % 2 ** 31 || 1;
  const roll = (sides: number) => {
    // Marsaglia's xorshift with 13, 17 and 5: every state but 0 comes once in 2^32 rolls.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * sides);
  };
  for (let first = 0; first < 20; first += 1) roll(1);
  return roll;
}

/** How often something random is done: `npm test` does it less often than one who has an hour. */
export function times(name: string, usual: number): number {
  return Number(process.env[name] ?? usual);
}
