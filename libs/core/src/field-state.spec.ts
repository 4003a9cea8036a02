import { describe, expect, it } from 'vitest';
import { fieldState } from './field-state.ts';
import type { FieldValue } from './fields.ts';
import type { LedgerField } from './ledger.ts';

const wrote = (value: FieldValue): LedgerField => ({ value, origin: 'wrote', locked: true });
const found = (value: FieldValue): LedgerField => ({ value, origin: 'found', locked: false });
const none = undefined;

describe('a text', () => {
  it.each([
    ['is switched off', undefined, 'a', wrote('b'), 'in-line'],
    ['is the same', 'a', 'a', none, 'in-line'],
    [
      'is the same, and the ledger is behind (edited on both sides)',
      'b',
      'b',
      wrote('a'),
      'in-line',
    ],
    ['differs and is not known yet', 'a', 'b', none, 'stale'],
    ['is empty in Plex and not known yet', 'a', '', none, 'stale'],
    ['changed in Stash after we wrote', 'b', 'a', wrote('a'), 'stale'],
    ['changed in Stash after we found it', 'b', 'a', found('a'), 'stale'],
    ['changed on both sides, differently', 'b', 'c', wrote('a'), 'stale'],
    ['changed its case only', 'The', 'the', wrote('the'), 'stale'],
    ['changed in Plex after we wrote', 'a', 'b', wrote('a'), 'drift'],
    ['changed in Plex after we found it', 'a', 'b', found('a'), 'drift'],
    ['was wiped in Plex', 'a', '', wrote('a'), 'drift'],
    ['was emptied in Stash, ours is still there', '', 'a', wrote('a'), 'stale'],
    ['was emptied in Stash, ours is gone', '', 'b', wrote('a'), 'in-line'],
    ['was emptied in Stash, Plex is empty, too', '', '', wrote('a'), 'in-line'],
    ['was emptied in Stash, but only found by us', '', 'a', found('a'), 'in-line'],
    ['was emptied in Stash and never ours', '', 'a', none, 'in-line'],
    ['was emptied by us and filled in Plex', '', 'a', wrote(''), 'in-line'],
  ] as const)('that %s', (...[, desired, observed, ledger, state]) => {
    expect(fieldState('summary', { desired, observed, ledger })).toBe(state);
  });

  it('that is a title is never cleared, even where we wrote it', () => {
    const sides = { desired: '', observed: 'a', ledger: wrote('a') };
    expect(fieldState('title', sides)).toBe('in-line');
    expect(fieldState('studio', sides)).toBe('stale');
  });
});

describe('a field that Plex would not take', () => {
  const title = { wanted: 'Long title', got: 'Long' };
  const genre = { wanted: ['a', 'b'], got: ['a'] };
  const collection = { wanted: ['a'], got: ['x'] };
  it.each([
    ['stands as it was', 'title', 'Long title', 'Long', title, 'refused'],
    ['stands, whatever the ledger says', 'genre', ['B', 'A'], ['A'], genre, 'refused'],
    ['is wanted otherwise by now', 'title', 'Other title', 'Long', title, 'stale'],
    ['was edited in Plex since', 'title', 'Long title', 'Mine', title, 'stale'],
    ['is there after all', 'title', 'Long title', 'Long title', title, 'in-line'],
    ['has a name less in Plex', 'genre', ['a', 'b'], [], genre, 'stale'],
    ['is a collection as it was', 'collection', ['a'], ['x'], collection, 'refused'],
    ['is a collection, and others came', 'collection', ['a'], ['x', 'y'], collection, 'stale'],
    ['is switched off', 'title', undefined, 'Long', title, 'in-line'],
  ] as const)('and that %s', (...[, field, desired, observed, refused, state]) => {
    expect(fieldState(field, { desired, observed, ledger: none, refused })).toBe(state);
  });
});

describe('a list', () => {
  it.each([
    ['is switched off', undefined, ['a'], wrote(['b']), 'in-line'],
    ['is the same but for order and case', ['a', 'b'], ['B', 'A'], none, 'in-line'],
    ['lacks a name and is not known yet', ['a', 'b'], ['a'], none, 'stale'],
    ['has a name too many and is not known yet', ['a'], ['a', 'b'], none, 'stale'],
    ['got a name in Stash', ['a', 'b'], ['a'], wrote(['a']), 'stale'],
    ['lost a name in Stash', ['a'], ['a', 'b'], found(['a', 'b']), 'stale'],
    ['got a name in Plex', ['a'], ['a', 'b'], wrote(['a']), 'drift'],
    ['lost a name in Plex', ['a', 'b'], ['a'], found(['A', 'B']), 'drift'],
    [
      'was emptied in Stash, one of ours is still there',
      [],
      ['A', 'x'],
      wrote(['a', 'b']),
      'stale',
    ],
    ["was emptied in Stash, only others' are there", [], ['x'], wrote(['a']), 'in-line'],
    ['was emptied in Stash, but only found by us', [], ['a'], found(['a']), 'in-line'],
    ['was emptied in Stash and never ours', [], ['a'], none, 'in-line'],
    ['was emptied by us', [], ['a'], wrote([]), 'in-line'],
  ] as const)('that %s', (...[, desired, observed, ledger, state]) => {
    expect(fieldState('genre', { desired, observed, ledger })).toBe(state);
    expect(fieldState('actor', { desired, observed, ledger })).toBe(state);
  });
});

describe('a collection', () => {
  it.each([
    ['is switched off', undefined, ['a'], wrote(['b']), 'in-line'],
    ["stands beside others'", ['a'], ['x', 'A'], none, 'in-line'],
    ['is not there and not known yet', ['a'], ['x'], none, 'stale'],
    ['changed in Stash', ['b'], ['a'], wrote(['a']), 'stale'],
    ['changed in Stash, the old one was found', ['b'], ['a'], found(['a']), 'stale'],
    ['changed in Stash and left the old one behind', ['b'], ['a', 'b'], wrote(['a']), 'stale'],
    ['changed in Stash, and the old one counts as ours', ['b'], ['a', 'b'], found(['a']), 'stale'],
    ['was taken away in Plex', ['a'], ['x'], wrote(['a']), 'drift'],
    ['was found and then taken away in Plex', ['a'], [], found(['A']), 'drift'],
    ['is no longer wanted, ours is still there', [], ['a', 'x'], wrote(['a']), 'stale'],
    ['is no longer wanted, ours is gone', [], ['x'], wrote(['a']), 'in-line'],
    ['is no longer wanted, but only found by us', [], ['a'], found(['a']), 'in-line'],
    ['never was', [], ['x'], none, 'in-line'],
  ] as const)('that %s', (...[, desired, observed, ledger, state]) => {
    expect(fieldState('collection', { desired, observed, ledger })).toBe(state);
  });

  it('may be kept as a text', () => {
    expect(fieldState('collection', { desired: 'a', observed: 'A', ledger: none })).toBe('in-line');
  });
});
