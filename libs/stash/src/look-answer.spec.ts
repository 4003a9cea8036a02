import { describe, expect, it } from 'vitest';
import { changeSource } from './change-source.ts';
import { simulatedStash } from './stash.fixture.ts';

const SINCE = new Date('2026-01-11T12:00:00Z');
const FROM = { since: SINCE, offset: undefined };
const { answering } = simulatedStash();

describe('an answer to a look that is not what was asked for', () => {
  const none = { count: 0, rows: [] };
  const good = {
    scenes: { count: 0 },
    performers: { count: 0 },
    studios: { count: 0 },
    tags: { count: 0 },
    scene: none,
    performer: none,
    studio: none,
    tag: none,
    sceneFilter: null,
  };
  const time = '2026-01-11T13:00:00Z';
  const tag = { id: '1', name: 'T', updated_at: time };
  const scene = { id: '1', created_at: time, updated_at: time };
  const failing = (data: unknown) => changeSource(answering(data)).look(FROM);

  it('is good as long as it is whole, also from a Stash that tells nothing of itself', async () => {
    const { counts } = await failing(good);

    expect(counts).toEqual({ scene: 0, performer: 0, studio: 0, tag: 0, file: undefined });
  });

  it.each([
    [{ scenes: {} }, /lists of changes that cannot be read \(at scenes.count\)/],
    [{ tags: { count: -1 } }, /at tags.count/],
    [{ studio: undefined }, /at studio/],
    [{ sceneFilter: { inputFields: [{}] } }, /at sceneFilter.inputFields.0.name/],
    [{ tag: { count: 1, rows: [{ ...tag, updated_at: 'now' }] } }, /tag 1 in a shape/],
    [{ tag: { count: 1, rows: [{ ...tag, name: null }] } }, /tag 1 in a shape/],
    [{ tag: { count: 1, rows: [{ ...tag, id: 'x' }] } }, /tag x in a shape/],
    [{ tag: { count: 2, rows: [tag, tag] } }, /tag 1 after tag 1: the order of ids/],
    [{ scene: { count: 1, rows: [{ ...scene, created_at: '' }] } }, /scene 1 in a shape/],
    [{ scene: { count: 1, rows: [null] } }, /a scene after 0 in a shape/],
    [{ scene: { count: 2, rows: [{ ...scene, id: '2' }, scene] } }, /scene 1 after scene 2/],
  ])('is an error: %j', async (bad, text) => {
    await expect(failing({ ...good, ...bad })).rejects.toMatchObject({
      name: 'UnavailableError',
      message: expect.stringMatching(text) as string,
    });
  });

  it('ends where Stash sends the same scenes again and again', async () => {
    const full = { ...good, scene: { count: 9, rows: [scene] }, findScenes: { scenes: [scene] } };

    const { scenes } = await changeSource(answering(full), 1).look(FROM);

    await expect(Array.fromAsync(scenes)).rejects.toThrow('scene 1 after scene 1');
  });

  it('ends where Stash sends the same tags again and again', async () => {
    const list = { count: 9, rows: [tag, { ...tag, id: '2' }] };
    const full = { ...good, tag: list, list };

    const { named } = await changeSource(answering(full), 2).look(FROM);

    await expect(Array.fromAsync(named)).rejects.toThrow('listed its tags differently each time');
  });
});
