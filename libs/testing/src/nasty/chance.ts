import type { Roll } from './nasty.ts';

/** From `least` to `most`, both included. */
export function between(roll: Roll, least: number, most: number): number {
  return least + roll(most - least + 1);
}

export function oneOf<Value>(roll: Roll, values: readonly [Value, ...Value[]]): Value {
  return values[roll(values.length)] ?? values[0];
}

/** One to `most` of these, none twice; none only where there is none. */
export function someOf<Value>(roll: Roll, values: Iterable<Value>, most: number): Value[] {
  const left = [...values];
  const count = Math.min(left.length, between(roll, 1, most));
  return Array.from({ length: count }, () => left.splice(roll(left.length), 1)).flat();
}
