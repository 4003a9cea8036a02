import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

const LONG_TEXT = 'What it shows, and what not. '.repeat(340);

/** Much to say: the summary alone needs some 14 KB, the tags some 5. */
function aLongScene() {
  const { stash } = fixture;
  const tags = Array.from({ length: 100 }, (_, index) =>
    stash.addTag(`A tag with the number ${index}`),
  );
  const scene = fixture.add({ details: LONG_TEXT, tags });
  fixture.enqueue(scene.sceneId);
  return scene;
}

const valuesOf = (key: string) => fixture.plex.items.get(key)?.values;
const bytes = () => fixture.plex.writes.map((write) => write.bytes);

describe('a scene with more to say than goes into one request', () => {
  it('is written whole where Plex takes long ones', async () => {
    const { ratingKey } = aLongScene();

    expect(await fixture.drain()).toMatchObject({ written: 1, refused: {}, leftFields: [] });
    expect(valuesOf(ratingKey)?.summary).toBe(LONG_TEXT.trim());
    expect(valuesOf(ratingKey)?.genre).toHaveLength(100);
  });

  it.each([
    ['414', 8_000, 414],
    ['431', 8_000, 431],
    ['400', 8_000, 400],
    ['a connection that breaks', 8_000, 0],
    ['a connection that breaks', 4_500, 0],
    ['414', 4_096, 414],
    ['414', 2_000, 414],
  ])(
    'is shortened in the same drain where it answers %s over %i bytes',
    async (_, limit, status) => {
      Object.assign(fixture.plex.switches, { urlLimit: limit, urlLimitStatus: status });
      const { ratingKey, sceneId } = aLongScene();
      const other = fixture.add();
      fixture.enqueue(other.sceneId);

      const record = await fixture.drain();

      expect(record).toMatchObject({ written: 2, failed: {}, waiting: {}, ended: 'done' });
      const { summary = '', genre = [] } = valuesOf(ratingKey) ?? {};
      expect(LONG_TEXT.startsWith(summary)).toBe(true);
      expect(summary.length).toBeGreaterThan(limit / 4);
      expect(genre.length).toBeGreaterThan(limit / 100);
      expect(record.leftFields.map(({ field, because }) => [field, because])).toContainEqual([
        'summary',
        'cut',
      ]);
      expect(Math.max(...bytes())).toBeLessThanOrEqual(limit);
      expect(valuesOf(other.ratingKey)?.title).toBe('Scene 2');

      fixture.enqueue(sceneId);
      const before = fixture.plex.requests.length;
      expect(await fixture.drain({ at: later(1) })).toMatchObject({ written: 0, inLine: 1 });
      const kinds = fixture.plex.requests.slice(before).map(({ kind }) => kind);
      expect(kinds).not.toContain('write');
    },
  );

  it('waits, and nothing is learnt, where even a short request is too long', async () => {
    fixture.plex.during('write', 1, { urlLimit: 100 });
    fixture.enqueue(fixture.add().sceneId);

    const record = await fixture.drain();

    expect(Object.keys(record.waiting).join()).toMatch(/414.*too long/);
    expect(fixture.store.queue.counts()).toEqual({ pending: 1, leased: 0, dead: 0 });
    expect(fixture.store.requestLimit()).toBeUndefined();
  });

  it('waits with a word on the length where a proxy calls requests of usual length bad', async () => {
    Object.assign(fixture.plex.switches, { urlLimit: 4_096, urlLimitStatus: 400 });
    const summary = 'What it shows, and what not. '.repeat(140);
    fixture.enqueue(fixture.add({ details: summary }).sceneId);

    const record = await fixture.drain();

    expect(Object.keys(record.waiting).join()).toMatch(/400 .*\d{4} bytes is too long for a proxy/);
    expect(fixture.store.requestLimit()).toBeUndefined();
  });

  it('whose collections of others do not fit is given up alone: nothing is learnt of it', async () => {
    fixture.plex.switches.urlLimit = 6_600;
    const collection = Array.from({ length: 300 }, (_, index) => `A collection of others ${index}`);
    const studio = fixture.stash.addStudio('Blue');
    fixture.enqueue(fixture.add({ studio }, { values: { collection } }).sceneId);

    const record = await fixture.drain();

    expect(Object.keys(record.waiting).join()).toMatch(/414.*collection.*too long/);
    expect(fixture.store.requestLimit()).toBeUndefined();
  });

  it('is written whole to another server that takes long requests', async () => {
    fixture.plex.switches.urlLimit = 4_096;
    const { ratingKey, sceneId } = aLongScene();
    await fixture.drain();
    Object.assign(fixture.plex, { machineIdentifier: 'another' });
    fixture.plex.switches.urlLimit = Number.POSITIVE_INFINITY;

    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(1) });

    expect(valuesOf(ratingKey)?.summary).toBe(LONG_TEXT.trim());
    expect(fixture.store.requestLimit()).toBeUndefined();
  });
});
