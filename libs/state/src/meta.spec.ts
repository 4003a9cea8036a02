import { describe, expect, it } from 'vitest';
import { openStore } from './store.ts';

describe('meta', () => {
  it('keeps texts', () => {
    const { meta } = openStore(':memory:');

    expect(meta.get('salt')).toBeUndefined();
    meta.set('salt', 'a');
    meta.set('salt', 'b');

    expect(meta.get('salt')).toBe('b');
  });

  it('makes a value once', () => {
    const { meta } = openStore(':memory:');

    expect(meta.getOrCreate('client', () => 'first')).toBe('first');
    expect(meta.getOrCreate('client', () => 'second')).toBe('first');
  });
});
