import { ConfigError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { isAskedFor, modeOf, scopeOf } from './read-args.ts';
import { TASKS } from './tasks.ts';

describe('the mode', () => {
  it.each(TASKS)('of the task $name is $mode', ({ mode }) => {
    expect(modeOf({ mode, other: 1 })).toBe(mode);
  });

  it.each([[{}], [{ mode: '' }], [{ mode: 'no_such' }], [{ mode: 7 }], [{ mode: ['catch_up'] }]])(
    'is an error that lists the known ones: %j',
    (args) => {
      expect(() => modeOf(args)).toThrow(ConfigError);
      expect(() => modeOf(args)).toThrow(/catch_up, reconcile_all, .*clear_queue/);
    },
  );

  it('is named when it is not known', () => {
    expect(() => modeOf({ mode: 'reconcile' })).toThrow('There is no mode "reconcile".');
  });
});

describe('a switch among the arguments', () => {
  it.each([true, 'true', ' TRUE '])('is on: %j', (accept) => {
    expect(isAskedFor({ accept }, 'accept')).toBe(true);
  });

  it.each([
    ...[undefined, null, false, 'false', '', 'yes', 1, ['true'], {}, { toString: 1 }],
    JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown,
  ])('is off, whatever it is: %o', (accept) => {
    expect(isAskedFor({ accept }, 'accept')).toBe(false);
  });
});

describe('the scope of a dry run', () => {
  it.each([
    ['24h', 'recent'],
    ['7days', 'recent_7days'],
    ['all', 'all'],
    ['recent', 'recent'],
    ['recent_7days', 'recent_7days'],
    [' ALL ', 'all'],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %s', (scope, expected) => {
    expect(scopeOf({ scope })).toBe(expected);
  });

  it.each(['yesterday', 7, {}, 'constructor'])(
    'is an error that lists the known ones: %j',
    (scope) => {
      expect(() => scopeOf({ scope })).toThrow(ConfigError);
      expect(() => scopeOf({ scope })).toThrow(/24h, 7days, all, recent, recent_7days/);
    },
  );
});
