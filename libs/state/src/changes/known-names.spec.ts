import type { NamedVersion, SceneRef } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aChangeWorld, anOutcome, aRead, type ChangeWorld } from './changes.fixture.ts';

let world: ChangeWorld;
beforeEach(() => {
  world = aChangeWorld();
});

const named = (kind: NamedVersion['kind'], id: string, name: string): NamedVersion => ({
  ...{ kind, id, name },
  updatedAt: at('09:00'),
});
const performer = (id: string): SceneRef => ({ kind: 'performer', id });
const tag = (id: string): SceneRef => ({ kind: 'tag', id });

describe('known names', () => {
  it('are kept for each kind', () => {
    const { changes } = world;

    changes.storeNames([
      named('tag', '10', 'Rain'),
      named('tag', '9', 'Lake'),
      named('performer', '9', 'Ann'),
    ]);
    changes.storeNames([named('tag', '9', 'Sea')]);

    expect(changes.names('tag', ['9', '11'])).toEqual(new Map([['9', 'Sea']]));
    expect(changes.namedIds('tag')).toEqual(['9', '10']);
    expect((['performer', 'studio', 'tag'] as const).map(changes.knownNames)).toEqual([1, 0, 2]);
  });

  it.for([
    { among: 'few', others: [] },
    { among: 'many', others: ['91', '92', '93', '94', '95', '96'] },
  ])('that vanish make every scene dirty that referred to one of $among', ({ others }) => {
    const { changes } = world;
    changes.storeNames([named('performer', '1', 'Ann'), named('tag', '1', 'Rain')]);
    const refs: Readonly<Record<string, readonly SceneRef[]>> = {
      '5': [performer('1')],
      '6': [tag('1'), performer('12'), performer('21')],
      '7': [tag('3'), { kind: 'studio', id: '1' }, performer('1'), tag('4')],
      '8': [],
      '9': [performer('1')],
      '10': [performer('2')],
    };
    const read = Object.entries(refs).map(([id, of]) => aRead(id, { refs: of }));
    changes.commitDirty(anOutcome({ read }));
    changes.baseline([aRead('11')], at('10:00'));
    changes.markDeleted(['9']);

    changes.forgetNames('performer', ['1', '2', '99', ...others]);

    expect(changes.dirty(9)).toEqual(['5', '7', '10']);
    expect(changes.namedIds('performer')).toEqual([]);
    expect(changes.namedIds('tag')).toEqual(['1']);
  });

  it('that do not vanish are left alone', () => {
    const { changes } = world;
    changes.storeNames([named('tag', '1', 'Rain')]);

    changes.forgetNames('tag', []);

    expect(changes.knownNames('tag')).toBe(1);
  });
});
