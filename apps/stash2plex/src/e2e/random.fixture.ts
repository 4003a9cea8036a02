/** Random choices that are the same for the same seed. */
export interface Dice {
  readonly seed: number;
  /** 0 <= n < sides. */
  readonly roll: (sides: number) => number;
  readonly oneOf: <Value>(values: readonly Value[]) => Value;
  readonly someOf: <Value>(values: readonly Value[], most: number) => Value[];
}

/** Seed from the environment where one is given, so that what failed once can be had again. */
export function dice(name: string): Dice {
  const seed = Number(process.env[`${name}_SEED`] ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed >>> 0;
  const roll = (sides: number) => {
    // mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain)
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
  const oneOf = <Value>(values: readonly Value[]): Value => {
    const value = values[roll(values.length)];
    if (value === undefined) throw new Error('There is nothing to choose from.');
    return value;
  };
  const someOf = <Value>(values: readonly Value[], most: number): Value[] =>
    Array.from({ length: 1 + roll(most) }, () => oneOf(values));
  return { seed, roll, oneOf, someOf };
}

/** How often something random is done: `npm test` does it less often than one who has an hour. */
export function times(name: string, usual: number): number {
  return Number(process.env[name] ?? usual);
}
