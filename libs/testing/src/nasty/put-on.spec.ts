import { expect, it } from 'vitest';
import { putOn } from './put-on.ts';

it('leaves what was there at first, whoever ends first', () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
    [1, 2, 0],
  ]) {
    const switches = { a: 0, b: 0, c: 0 };
    const ends = [{ a: 1, b: 1 }, { b: 2, c: 2 }, { a: 3 }].map((values) =>
      putOn(switches, values),
    );
    expect(switches).toEqual({ a: 3, b: 2, c: 2 });
    for (const each of order) ends[each]?.();
    expect(switches).toEqual({ a: 0, b: 0, c: 0 });
  }
});

it('holds what is still on when something above or below it ends', () => {
  const switches = { times: 0 };
  const first = putOn(switches, { times: 1 });
  const second = putOn(switches, { times: 2 });
  first();
  first();
  expect(switches.times).toBe(2);
  second();
  expect(switches.times).toBe(0);
});
