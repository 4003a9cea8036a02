import { rivalEdit } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers } from './drain.fixture.ts';

useServers();

/** One item that needs a second try: a left-over tag that no removal can name. */
function anItem() {
  const fixture = aFixture();
  const { plex, stash, enqueue } = fixture;
  plex.switches.removalEscape = false;
  const scene = { tags: [stash.addTag('New')], studio: stash.addStudio('Studio') };
  const { sceneId, ratingKey } = fixture.add(scene, { values: { genre: ['Left, over'] } });
  enqueue(sceneId);
  const valuesNow = () => plex.items.get(ratingKey)?.values;
  return { ...fixture, sceneId, ratingKey, valuesNow };
}

describe('a second try', () => {
  it('leaves a collection alone that somebody has put there meanwhile', async () => {
    const fixture = anItem();
    const { plex, ratingKey, valuesNow } = fixture;
    plex.before('write', 2, () => {
      rivalEdit(plex, ratingKey, { values: { collection: ['Studio', 'Theirs'] } });
    });

    await fixture.drain();

    expect(valuesNow()).toMatchObject({ genre: ['New'], collection: ['Studio', 'Theirs'] });
  });

  it('does not take for refused by Plex what somebody has changed meanwhile', async () => {
    const fixture = anItem();
    const { plex, ratingKey, sceneId, valuesNow } = fixture;
    plex.before('write', 2, () => {
      rivalEdit(plex, ratingKey, { values: { collection: [], title: 'Theirs' } });
    });

    expect(await fixture.drain()).toMatchObject({ refused: {} });
    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(1) });

    expect(valuesNow()).toMatchObject({ collection: ['Studio'], title: 'Scene 1' });
  });

  it('sends only what has not arrived', async () => {
    const fixture = anItem();

    await fixture.drain();

    const [, second] = fixture.plex.writes;
    expect(second).toMatchObject({ texts: {}, lists: { genre: ['New'] } });
  });
});
