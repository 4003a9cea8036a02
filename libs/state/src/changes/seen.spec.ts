import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aChangeWorld, anOutcome, aRead, aVersion, type ChangeWorld } from './changes.fixture.ts';

let world: ChangeWorld;
beforeEach(() => {
  world = aChangeWorld();
});

describe('the first look', () => {
  it('remembers versions as they are, unread', () => {
    const { changes } = world;

    changes.baseline([aVersion('9007199254740993'), aVersion('7')], at('09:04'));

    const seen = { ...aVersion('7'), isSettled: false, hash: undefined, files: undefined };
    expect(changes.seen(['7', '9007199254740993', '8'])).toEqual([
      seen,
      { ...seen, id: '9007199254740993' },
    ]);
    expect(changes.knownScenes()).toBe(2);
    expect(changes.knownFiles()).toBeUndefined();
  });

  it.for([
    { read: '09:04', isSettled: false },
    { read: '09:05', isSettled: true },
  ])('takes a version of 9:00 that was listed at $read as settled: $isSettled', (given) => {
    world.changes.baseline([aVersion('7')], at(given.read));

    expect(world.changes.seen(['7'])[0]?.isSettled).toBe(given.isSettled);
  });

  it('replaces what was known of its scenes', () => {
    const { changes } = world;
    changes.commitDirty(anOutcome({ read: [aRead('7', { fileCount: 3 }), aRead('8')] }));
    changes.markDeleted(['8']);

    changes.baseline([aVersion('7'), aVersion('8')], at('10:00'));

    const isSettled = true;
    expect(changes.seen(['7', '8'])).toEqual(
      ['7', '8'].map((id) => ({ ...aVersion(id), isSettled, hash: undefined, files: undefined })),
    );
    expect(changes.knownScenes()).toBe(2);
  });
});

describe('the mark', () => {
  it('is not there before the first look, and is kept to the millisecond', () => {
    const mark = new Date('2026-01-01T10:00:00.123Z');
    expect(world.changes.mark()).toBeUndefined();

    world.changes.moveMark(mark);

    expect(world.changes.mark()).toEqual(mark);
  });

  it('takes every unsettled scene along that Stash still has', () => {
    const { changes } = world;
    const isSettled = false;
    const read = ['7', '8', '10'].map((id) => aRead(id, { isSettled }));
    changes.commitDirty(anOutcome({ read: [...read, aRead('9')] }));
    changes.markDeleted(['8']);

    changes.moveMark(at('10:00'));

    expect(changes.dirty(9)).toEqual(['7', '10']);
  });
});

describe('notes', () => {
  it('are kept apart', () => {
    world.changes.setNote('files-offset', '-3');

    expect(world.changes.note('files-offset')).toBe('-3');
    expect(world.changes.note('vanished-refused')).toBeUndefined();
  });
});
