import { describe, expect, it } from 'vitest';
import { stashWorld, type StashWorld } from './stash-world.ts';

const TEN = new Date('2026-01-11T10:00:00Z');

/** A world of one scene with everything, an hour ago. */
function aWorld() {
  const world = stashWorld({ now: TEN });
  const performer = world.addPerformer('Ann');
  const tag = world.addTag('Tag');
  const other = world.addTag('Other');
  const parent = world.addStudio('Network');
  const studio = world.addStudio('Studio', parent);
  const scene = world.addScene({
    performers: [performer],
    tags: [tag],
    studio,
    files: [{ path: '/library/a.mp4' }],
  });
  world.clock.advance(3_600_000);
  return { world, scene, performer, tag, other, studio, parent };
}

describe('what moves updated_at of a scene', () => {
  it.each<[string, (world: StashWorld) => void]>([
    ['an edit', (world) => world.updateScene('1', { title: 'New' })],
    ['an edit that changes nothing', (world) => world.updateScene('1', {})],
    ['a second copy found by a scan', (world) => world.addFile('1', { path: '/library/b.mp4' })],
    ['a merge into it', (world) => world.mergeScenes([world.addScene({}).id], '1')],
  ])('%s does', (_, act) => {
    const { world, scene } = aWorld();

    act(world);

    expect(scene.updated_at).toBe('2026-01-11T11:00:00Z');
    expect(scene.created_at).toBe('2026-01-11T10:00:00Z');
  });

  it.each<[string, (world: StashWorld) => void]>([
    [
      'renaming a performer',
      (world) => {
        world.renamePerformer('1', 'New');
      },
    ],
    [
      'renaming a studio',
      (world) => {
        world.renameStudio('2', 'New');
      },
    ],
    [
      'renaming a tag',
      (world) => {
        world.renameTag('1', 'New');
      },
    ],
    [
      'destroying a performer',
      (world) => {
        world.destroyPerformer('1');
      },
    ],
    [
      'destroying a studio',
      (world) => {
        world.destroyStudio('2');
      },
    ],
    [
      'destroying a tag',
      (world) => {
        world.destroyTag('1');
      },
    ],
    [
      'merging tags',
      (world) => {
        world.mergeTags(['1'], '2');
      },
    ],
    ['moving its file', (world) => world.moveFile('1', '/library/sub/c.mp4')],
  ])('%s does not', (_, act) => {
    const { world, scene } = aWorld();

    act(world);

    expect(scene.updated_at).toBe('2026-01-11T10:00:00Z');
  });
});

describe('what edits do', () => {
  it('shows a new name in every scene at once', () => {
    const { world, scene, performer } = aWorld();

    world.renamePerformer('1', 'Ann B');

    expect(scene.performers[0]?.name).toBe('Ann B');
    expect(performer.updated_at).toBe('2026-01-11T11:00:00Z');
  });

  it('takes what is destroyed out of the scenes', () => {
    const { world, scene, parent } = aWorld();

    world.destroyPerformer('1');
    world.destroyTag('1');
    world.destroyStudio(parent.id);
    expect(scene.studio?.parent_studio).toBeNull();
    world.destroyStudio('2');

    expect(scene).toMatchObject({ performers: [], tags: [], studio: null });
    expect(world.tags.all().map(({ name }) => name)).toEqual(['Other']);
  });

  it('gives the scenes of merged tags the one that is kept, once', () => {
    const { world, scene, tag, other } = aWorld();
    world.updateScene('1', { tags: [tag, other] });

    world.mergeTags(['1'], '2');

    expect(scene.tags).toEqual([other]);
  });

  it('moves the files of merged scenes', () => {
    const { world, scene } = aWorld();
    const source = world.addScene({ files: [{ path: '/library/b.mp4', size: 5 }] });

    world.mergeScenes([source.id], '1');

    expect(scene.files.map(({ basename }) => basename)).toEqual(['a.mp4', 'b.mp4']);
    expect(world.scenes.all()).toEqual([scene]);
  });

  it('forgets a destroyed scene and its files, and never gives its id again', () => {
    const { world } = aWorld();

    world.destroyScene('1');

    expect([world.scenes.get('1'), world.files.all()]).toEqual([undefined, []]);
    expect(world.addScene({}).id).toBe('2');
    expect(() => {
      world.destroyScene('1');
    }).toThrow('scene with id 1 not found');
  });

  it('moves a file in time and place', () => {
    const { world } = aWorld();

    expect(world.moveFile('1', 'C:\\films\\c.mp4')).toMatchObject({
      basename: 'c.mp4',
      updated_at: '2026-01-11T11:00:00Z',
      created_at: '2026-01-11T10:00:00Z',
    });
  });
});

describe('a new database', () => {
  it('that was filled alike has the same ids and values, and other times', () => {
    const { world, scene, tag } = aWorld();
    world.jobs.add('Scanning...');

    world.rebuild();

    const now = '2026-01-11T11:00:00Z';
    expect(world.scenes.all()).toEqual([scene]);
    expect(scene).toMatchObject({ id: '1', created_at: now, updated_at: now, tags: [tag] });
    expect(scene.files[0]).toMatchObject({ created_at: now, updated_at: now });
    expect([tag.created_at, world.jobs.list()]).toEqual([now, []]);
  });

  it('that is empty begins with the first id again, and keeps the settings', () => {
    const { world } = aWorld();
    world.configurePlugin('P', { a: 1 });

    world.wipe();

    expect([world.scenes.all(), world.files.all(), world.tags.all()]).toEqual([[], [], []]);
    expect([world.addScene({}).id, world.addTag('New').id]).toEqual(['1', '1']);
    expect(world.plugins.get('P')).toEqual({ a: 1 });
  });
});

describe('the clock', () => {
  it.each([
    ['UTC', '2026-01-11T10:00:00Z'],
    ['Europe/London', '2026-01-11T10:00:00Z'],
    ['Australia/Sydney', '2026-01-11T21:00:00+11:00'],
    ['America/Los_Angeles', '2026-01-11T02:00:00-08:00'],
    ['Asia/Kolkata', '2026-01-11T15:30:00+05:30'],
    ['-12:00', '2026-01-10T22:00:00-12:00'],
  ])('stamps in the zone %s', (zone, text) => {
    expect(stashWorld({ zone, now: TEN }).addScene({}).updated_at).toBe(text);
  });

  it('heeds summer time, and leaves what is stored when the zone changes', () => {
    const world = stashWorld({ zone: 'Europe/Berlin', now: TEN });
    const winter = world.addTag('winter').updated_at;
    world.clock.setNow(new Date('2026-07-01T10:00:00.999Z'));
    const summer = world.addTag('summer').updated_at;
    world.clock.setZone('UTC');

    expect([winter, summer, world.clock.stamp()]).toEqual([
      '2026-01-11T11:00:00+01:00',
      '2026-07-01T12:00:00+02:00',
      '2026-07-01T10:00:00Z',
    ]);
    expect(world.tags.get('2')?.updated_at).toBe(summer);
  });

  it('runs with the real one when it is not told the time', () => {
    const { clock } = stashWorld();
    clock.advance(1000);

    expect(clock.now().getTime() - Date.now()).toBeGreaterThan(900);
  });
});
