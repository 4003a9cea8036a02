import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

function many(count: number): Fixture {
  const fixture = aFixture();
  const added = Array.from({ length: count }, () => fixture.add());
  fixture.enqueue(...added.map(({ sceneId }) => sceneId));
  return fixture;
}

function expectGrowing({ progress }: Fixture): void {
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.every((share) => share >= 0 && share <= 1)).toBe(true);
}

describe('the progress of a drain', () => {
  it('is the share of the jobs that were due, and ends with all of it', async () => {
    const fixture = many(100);

    await fixture.drain();

    expect(fixture.progress).toEqual([0.4, 0.8, 1]);
  });

  it('shows how far a slice came', async () => {
    const fixture = many(100);

    await fixture.drain({ sliceMs: 6_000 });

    expect(fixture.progress).toEqual([0.4, 0.8]);
  });

  it('counts jobs that wait longer only where a person has them tried', async () => {
    const fixture = many(1);
    const { sceneId } = fixture.add({}, null);
    fixture.enqueue(sceneId);
    await fixture.drain();
    const other = fixture.add();
    fixture.enqueue(other.sceneId);

    await fixture.drain();
    const again = fixture.add();
    fixture.enqueue(again.sceneId);
    await fixture.drain({ isByHand: true, rate: 0.1 });

    expect(fixture.progress).toEqual([1, 1, 0.5, 1]);
  });

  it('does not go back when jobs come meanwhile', async () => {
    const fixture = many(50);
    fixture.plex.before('write', 20, () => {
      fixture.enqueue(...Array.from({ length: 60 }, () => fixture.add().sceneId));
    });

    await fixture.drain();

    expectGrowing(fixture);
    expect(fixture.progress.at(-1)).toBe(1);
  });

  it('is a number also where all that is done was in the hands of a process that died', async () => {
    const fixture = many(1);
    const { store, lease } = fixture;
    store.repair(lease()).claim({ limit: 1, now: later(0), all: false });
    store.leases.release(lease());

    expect(await fixture.drain()).toMatchObject({ written: 1 });

    expect(fixture.progress).toEqual([1]);
  });
});

describe('a long drain', () => {
  it('says every half minute how far it is, how fast, and how long it will take', async () => {
    const fixture = many(70);

    await fixture.drain({ rate: 1 });

    expect(fixture.infos.map(({ message }) => message)).toEqual([
      'Repair goes on',
      'Repair goes on',
    ]);
    expect(fixture.infos[0]?.fields).toEqual({
      ...{ done: 35, of: 70, perSecond: '1.0', left: 'about 1 min' },
    });
    expect(fixture.infos[1]?.fields).toMatchObject({ done: 65, left: 'less than a minute' });
  });

  it('says nothing while it is short', async () => {
    const fixture = many(20);

    await fixture.drain();

    expect(fixture.infos).toEqual([]);
  });
});
