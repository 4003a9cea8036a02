import { describe, expect, it } from 'vitest';
import { askStash } from '../ask-stash.ts';
import type { StashWorld } from '../stash-world.ts';
import { aStage, moved } from './stage.fixture.ts';

describe('an edit', () => {
  it('sets what was sent, clears what was sent as null, and leaves the rest', () => {
    const { world, user, bea, tag } = aStage();

    user.sceneUpdate({ id: '1', title: null, details: 'D', studio_id: null, performer_ids: ['2'] });

    const expected = { title: '', details: 'D', studio: null, performers: [bea], tags: [tag] };
    expect(world.scenes.get('1')).toMatchObject(expected);
  });

  it('makes another file the primary one', () => {
    const { world, user } = aStage();

    user.sceneUpdate({ id: '2', primary_file_id: '3' });

    expect(world.scenes.get('2')?.files.map(({ path }) => path)).toEqual([
      '/copies/2.mp4',
      '/library/2.mp4',
    ]);
  });

  it('sets the parent of a studio, and takes it away', () => {
    const { world, user, studio } = aStage();
    const network = user.studioCreate({ name: 'Network' });

    user.studioUpdate({ id: studio.id, parent_id: network.id });
    expect(world.studios.get('1')?.parent_studio).toBe(network);
    user.studioUpdate({ id: studio.id, parent_id: null });
    expect(world.studios.get('1')?.parent_studio).toBeNull();
  });

  it.each([
    ['ADD', ['1', '2']],
    ['SET', ['2']],
    ['REMOVE', ['1']],
  ] as const)('in bulk can %s tags', (mode, expected) => {
    const { world, user } = aStage();
    if (mode === 'REMOVE') user.sceneUpdate({ id: '1', tag_ids: ['1', '2'] });

    user.bulkSceneUpdate({ ids: ['1'], tag_ids: { ids: ['2'], mode } });

    expect(world.scenes.get('1')?.tags.map(({ id }) => id)).toEqual(expected);
  });

  it('in bulk does nothing at all when one scene is not there', () => {
    const { world, user, fired } = aStage();

    expect(() => {
      user.bulkSceneUpdate({ ids: ['1', '99'], title: 'Lost' });
    }).toThrow('scene with id 99 not found');

    expect([moved(world), fired]).toEqual([[], []]);
  });

  it('refuses a field that Stash does not know', () => {
    const { user } = aStage();

    expect(() => {
      user.performerUpdate({ id: '1', nickname: 'Annie' });
    }).toThrow('unknown field nickname');
  });

  it('keeps the entries of files that were not deleted with their scene', () => {
    const { world, user } = aStage();

    user.sceneDestroy({ id: '1' });
    user.sceneDestroy({ id: '2', delete_file: true });

    expect(world.files.all().map(({ path }) => path)).toEqual(['/library/1.mp4', '/library/3.mp4']);
    expect(world.sceneOfFile('1')).toBeUndefined();
  });

  it('does not delete a primary file', () => {
    const { user } = aStage();

    expect(() => {
      user.deleteFiles({ ids: ['2'] });
    }).toThrow('cannot delete primary file /library/2.mp4');
  });
});

describe('hooks', () => {
  it('come after the whole edit', () => {
    const { world, user } = aStage();
    const seen: unknown[] = [];
    world.hooks.on(() => seen.push(world.scenes.all().map(({ title }) => title)));

    user.bulkSceneUpdate({ ids: ['1', '2'], title: 'Both' });

    expect(seen).toEqual([
      ['Both', 'Both', ''],
      ['Both', 'Both', ''],
    ]);
  });

  it('that throw stop neither the edit nor the others', () => {
    const { world, user, fired } = aStage();
    const stop = world.hooks.on(() => {
      throw new Error('no');
    });
    const later: number[] = [];
    world.hooks.on(({ id }) => later.push(id));

    user.bulkSceneUpdate({ ids: ['1', '2'], title: 'Both' });
    stop();
    user.rate('1', 20);

    expect([fired.length, later]).toEqual([3, [1, 2, 1]]);
    expect(world.hooks.failures).toHaveLength(2);
  });
});

describe('an edit that is committed late', () => {
  const titles = async (world: StashWorld) => {
    const { body } = await askStash(world)('{ findScenes { scenes { title updated_at } } }');
    return (body as { data: { findScenes: { scenes: object[] } } }).data.findScenes.scenes;
  };

  it('is invisible before, has the time of its beginning, and fires its hooks after', async () => {
    const { world, user, fired } = aStage();
    const before = await titles(world);

    const committed = user.committedLate(5000, (late) => {
      late.bulkSceneUpdate({ ids: ['1', '2'], title: 'Late' });
    });
    world.clock.advance(4999);
    expect([await titles(world), fired]).toEqual([before, []]);
    world.clock.advance(1);
    await committed;

    const changed = { title: 'Late', updated_at: '2026-01-11T11:00:00Z' };
    expect(await titles(world)).toEqual([changed, changed, before[2]]);
    expect(fired).toEqual(['Scene.Update 1', 'Scene.Update 2']);
  });

  it('takes the time back of what was saved meanwhile', async () => {
    const { world, user } = aStage();

    const committed = user.committedLate(5000, (late) => {
      late.bulkSceneUpdate({ ids: ['1'], details: 'Late' });
    });
    world.clock.advance(3000);
    user.sceneUpdate({ id: '1', title: 'Meanwhile' });
    world.clock.advance(2000);
    await committed;

    const both = { title: 'Meanwhile', details: 'Late', updated_at: '2026-01-11T11:00:00Z' };
    expect(world.scenes.get('1')).toMatchObject(both);
  });

  it('fails as a whole when a scene has gone meanwhile', async () => {
    const { world, user } = aStage();

    const committed = user.committedLate(5000, (late) => {
      late.bulkSceneUpdate({ ids: ['1', '2'], title: 'Late' });
    });
    user.sceneDestroy({ id: '2' });
    world.clock.advance(5000);

    await expect(committed).rejects.toThrow('scene with id 2 not found');
    expect(world.scenes.get('1')?.title).toBe('A');
  });
});
