import { describe, expect, it } from 'vitest';
import { PlainHeaders } from './plain-headers.ts';

describe.each([
  ['the real headers', Headers],
  ['the plain ones', PlainHeaders],
])('%s', (_, Kind) => {
  it('know names in any case', () => {
    const headers = new Kind({ 'Content-Type': 'a' });
    headers.set('ACCEPT', 'b');

    expect(headers.get('content-type')).toBe('a');
    expect(headers.has('Accept')).toBe(true);
    expect(headers.has('cookie')).toBe(false);
    expect(Object.fromEntries(headers)).toEqual({ accept: 'b', 'content-type': 'a' });
  });

  it('are made from pairs, from others of their kind, and from nothing', () => {
    const headers = new Kind([...new Kind([['One', '1']])]);
    headers.append('one', '2');
    const seen: string[] = [];
    headers.forEach((value, name) => seen.push(`${name}: ${value}`));

    expect(seen).toEqual(['one: 1, 2']);
    expect([...new Kind()]).toEqual([]);
  });

  it('keep cookies apart', () => {
    const headers = new Kind();
    for (const cookie of ['a=1', 'b=2, c']) headers.append('Set-Cookie', cookie);

    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2, c']);
  });
});
