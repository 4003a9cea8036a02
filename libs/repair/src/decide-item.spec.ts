import type { Field, FieldValue, Intent, LedgerEntry, LedgerField } from '@stash2plex/core';
import { aPair, anItem } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { decideItem } from './decide-item.ts';

interface Sides {
  readonly desired: Partial<Record<Field, FieldValue>>;
  readonly observed?: Partial<Record<Field, FieldValue>>;
  readonly ledger?: Partial<Record<Field, Partial<LedgerField>>>;
  readonly locked?: readonly string[];
  readonly refused?: LedgerEntry['refused'];
  readonly intent?: Pick<Intent, 'locks' | 'values'>;
  readonly preserveEdits?: boolean;
  readonly lockFields?: boolean;
}

const BLANK = {
  ...{ title: '', studio: '', summary: '', originallyAvailableAt: '' },
  ...{ actor: [], genre: [], collection: [] },
};

function decide(sides: Sides) {
  const { desired, observed = {}, ledger, locked = [], refused, intent } = sides;
  const { preserveEdits = false, lockFields = true } = sides;
  const item = { ...anItem(), values: { ...BLANK, ...observed }, locked } as ReturnType<
    typeof anItem
  >;
  const fields = Object.fromEntries(
    Object.entries(ledger ?? {}).map(([field, known]) => [
      field,
      { value: '', origin: 'wrote', locked: false, ...known },
    ]),
  );
  const entry = {
    ...{ machineIdentifier: 'm', sceneId: '1', ratingKey: item.ratingKey, desiredHash: 'before' },
    ...{ fields, verifiedAt: new Date(0) },
    ...(refused && { refused }),
  };
  const pair = {
    ...aPair(),
    desired: { values: desired, hash: 'now' },
    observed: { status: 'present', item } as const,
    ledger: ledger || refused ? entry : undefined,
  };
  const about = { machineIdentifier: 'm', sceneId: '1', ratingKey: item.ratingKey };
  return decideItem(pair as Parameters<typeof decideItem>[0], item, {
    policy: { preserveEdits, lockFields },
    intent: intent && { ...about, ...intent },
  });
}

describe('an edit', () => {
  it('holds what differs and nothing else', () => {
    const { edit } = decide({
      desired: { title: 'New', summary: 'Same' },
      observed: { title: 'Old', summary: 'Same' },
    });

    expect(edit).toMatchObject({ texts: { title: 'New' }, lists: {}, form: 'usual' });
  });

  it('is none where all is in line, locked or not', () => {
    expect(decide({ desired: { title: 'A' }, observed: { title: 'A' } }).edit).toBeUndefined();
  });

  it('locks every field that is filled, equal ones too, and none twice', () => {
    const { edit } = decide({
      desired: { title: 'New', summary: 'Same', studio: 'Locked', genre: [] },
      observed: { title: 'Old', summary: 'Same', studio: 'Locked' },
      locked: ['studio'],
    });

    expect(edit?.locks).toEqual({ title: true, summary: true });
  });

  it('locks nothing where locking is off', () => {
    expect(decide({ desired: { title: 'New' }, lockFields: false }).edit?.locks).toEqual({});
  });

  it('takes a change of capitals in a title for one, and none in names', () => {
    const sides = { desired: { title: 'The Lake', genre: ['lake'] } };

    const { edit } = decide({ ...sides, observed: { title: 'the Lake', genre: ['LAKE'] } });

    expect(edit).toMatchObject({ texts: { title: 'The Lake' }, lists: {} });
  });
});

describe('a list that Stash fills', () => {
  it('becomes exactly that list, in the spelling that Plex has', () => {
    const { edit } = decide({
      desired: { genre: ['lake', 'Night'] },
      observed: { genre: ['LAKE', 'Left over'] },
    });

    expect(edit?.lists.genre).toEqual({ wanted: ['LAKE', 'Night'], removals: ['Left over'] });
  });

  it('of collections leaves those of others alone, and takes its own old one away', () => {
    const { edit } = decide({
      desired: { collection: ['New studio'] },
      observed: { collection: ["Somebody's", 'Old studio'] },
      ledger: { collection: { value: ['Old studio'] } },
    });

    expect(edit?.lists.collection).toEqual({
      wanted: ["Somebody's", 'New studio'],
      removals: ['Old studio'],
    });
  });
});

describe('what Stash has emptied', () => {
  it('is cleared where we wrote it, and given free', () => {
    const { edit } = decide({
      desired: { summary: '', genre: [] },
      observed: { summary: 'Ours', genre: ['Ours', 'Theirs'] },
      ledger: { summary: { value: 'Ours', locked: true }, genre: { value: ['Ours'] } },
      locked: ['summary'],
    });

    expect(edit).toMatchObject({
      texts: { summary: '' },
      lists: { genre: { wanted: ['Theirs'], removals: ['Ours'] } },
      locks: { summary: false },
    });
  });

  it.each<[string, Sides['ledger']]>([
    ['we never wrote it', undefined],
    ['it was there at first contact', { summary: { value: 'Theirs', origin: 'found' } }],
    ['somebody changed it since', { summary: { value: 'Ours' } }],
  ])('stays where %s', (_, ledger) => {
    const sides = { desired: { summary: '' }, observed: { summary: 'Theirs' } };

    expect(decide({ ...sides, ...(ledger && { ledger }) }).edit).toBeUndefined();
  });
});

describe("somebody's edits in Plex", () => {
  const edited = {
    desired: { title: 'Ours', genre: ['ours'] },
    observed: { title: 'Theirs', genre: ['theirs'] },
    ledger: { title: { value: 'Ours' }, genre: { value: ['ours'] } },
  };

  it('are written over', () => {
    expect(decide(edited).edit).toMatchObject({ texts: { title: 'Ours' } });
  });

  it('stay, field by field and lists as well, where they are to be preserved', () => {
    const { edit, fields } = decide({ ...edited, preserveEdits: true });

    expect(edit).toBeUndefined();
    expect(Object.fromEntries(fields)).toEqual({ title: 'kept', genre: 'kept' });
  });

  it('are no reason to keep what only Stash changed', () => {
    const { edit } = decide({
      desired: { title: 'New' },
      observed: { title: 'Old' },
      ledger: { title: { value: 'Old' } },
      preserveEdits: true,
    });

    expect(edit?.texts).toEqual({ title: 'New' });
  });

  it('are whatever is not empty before we know anything', () => {
    const { edit, fields } = decide({
      desired: { title: 'Ours', summary: 'Ours' },
      observed: { title: 'Theirs' },
      preserveEdits: true,
    });

    expect(edit?.texts).toEqual({ summary: 'Ours' });
    expect(fields.get('title')).toBe('kept');
  });

  it('are whatever somebody else has locked', () => {
    const locked = ['title'];
    const sides = { desired: { title: 'Ours' }, ledger: { title: { value: 'Old' } }, locked };

    expect(decide({ ...sides, observed: { title: 'Old' } }).edit).toBeDefined();
    const preserved = decide({ ...sides, observed: { title: 'Old' }, preserveEdits: true });
    expect(preserved.fields.get('title')).toBe('kept');
  });
});

describe('what Plex would not take', () => {
  const refused = { title: { wanted: 'A, B', got: 'A' } };

  it('is let be while both sides are as they were', () => {
    const { edit, fields } = decide({
      desired: { title: 'A, B' },
      observed: { title: 'A' },
      refused,
    });

    expect([edit, fields.get('title')]).toEqual([undefined, 'refused']);
  });

  it.each([
    ['Stash wants something else', { title: 'A and B' }, { title: 'A' }],
    ['Plex has something else', { title: 'A, B' }, { title: 'C' }],
  ])('is tried again when %s', (_, desired, observed) => {
    expect(decide({ desired, observed, refused }).edit?.texts).toEqual(desired);
  });
});

describe('what a killed process was about to write', () => {
  const intent = { values: { summary: 'Ours' }, locks: ['summary'] as const };

  it('counts as ours where Plex has it', () => {
    const { edit } = decide({
      desired: { summary: '' },
      observed: { summary: 'Ours' },
      locked: ['summary'],
      intent,
    });

    expect(edit).toMatchObject({ texts: { summary: '' }, locks: { summary: false } });
  });

  it('counts as never written where Plex has something else', () => {
    const sides = { desired: { summary: '' }, observed: { summary: 'Theirs' }, intent };

    expect(decide(sides).edit).toBeUndefined();
  });
});
