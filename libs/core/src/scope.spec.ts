import { expect, it } from 'vitest';
import { covers, SCOPE_SETTINGS, SCOPES, scopeHours, scopeStart, type Scope } from './scope.ts';

it.each([
  ['recent', 24],
  ['recent_7days', 168],
  ['all', Infinity],
] as const)('%s goes back %d hours', (scope, hours) => {
  expect(scopeHours(scope)).toBe(hours);
});

it('begins as many hours before the instant that is asked for, or never', () => {
  const at = new Date('2026-03-02T12:00:00Z');

  expect(scopeStart('recent', at)).toEqual(new Date('2026-03-01T12:00:00Z'));
  expect(scopeStart('all', at)).toBeUndefined();
});

it.each<[Scope, Scope[]]>([
  ['recent', ['recent']],
  ['recent_7days', ['recent', 'recent_7days']],
  ['all', ['recent', 'recent_7days', 'all']],
])('a run of %s covers %s', (outer, inner) => {
  expect(SCOPES.filter((scope) => covers(outer, scope))).toEqual(inner);
});

it('has a setting for every scope', () => {
  expect(new Set(Object.values(SCOPE_SETTINGS))).toEqual(new Set(SCOPES));
});
