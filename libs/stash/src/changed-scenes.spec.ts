import type { StashWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { sceneSource } from './scene-source.ts';
import type { StashApi } from './stash-api.ts';
import { simulatedStash } from './stash.fixture.ts';

const { aStash } = simulatedStash();

describe('what changed since an instant', () => {
  const since = new Date('2026-01-11T12:00:00.500Z');
  const times = [
    '2026-01-09T12:00:00Z',
    '2026-01-11T11:59:59Z',
    '2026-01-11T12:00:00Z',
    '2026-01-11T13:00:00Z',
  ];
  const changed = async (api: StashApi) => {
    const ids = await Array.fromAsync(sceneSource(api).changedSince(since));
    return ids.flat();
  };

  it.each(['UTC', 'Australia/Sydney', 'America/Los_Angeles', '+14:00', '-12:00'])(
    'is at or after it, in whole seconds, whatever the zone: %s',
    async (zone) => {
      const { world, api } = aStash({ zone });
      for (const time of times) {
        world.clock.setNow(new Date(time));
        world.addScene({});
      }

      expect(await changed(api)).toEqual(['3', '4']);
    },
  );

  it('is not asked for in other zones where Stash is known to have stayed in one', async () => {
    const { world, api } = aStash({ zone: 'Australia/Sydney' });
    world.clock.setNow(new Date('2026-01-11T13:00:00Z'));
    world.addScene({});
    const asked: Date[] = [];
    const offsetSince = (since: Date) => {
      asked.push(since);
      return 11 * 60;
    };

    const ids = await Array.fromAsync(sceneSource(api, { offsetSince }).changedSince(since));

    const [{ variables } = {}] = world.requests.entries();
    const scene = { updated_at: { value: '2026-01-11T22:59:58Z', modifier: 'GREATER_THAN' } };
    expect([ids.flat(), asked, variables]).toMatchObject([['1'], [since], { scene }]);
  });

  /** Two scenes for each kind of change, long unchanged themselves. */
  function old(version: string) {
    const { world, api } = aStash({ version, now: new Date('2026-01-01T00:00:00Z') });
    const [performer, tag] = [world.addPerformer('P'), world.addTag('T')];
    const studio = world.addStudio('S', world.addStudio('Parent'));
    const edits = [{}, { performers: [performer] }, { studio }, { tags: [tag] }];
    for (const edit of [...edits, ...edits]) {
      world.addScene({ ...edit, files: [{ path: `/library/${world.files.all().length}.mp4` }] });
    }
    world.clock.setNow(new Date('2026-01-11T13:00:00Z'));
    return { world, api };
  }

  describe.each(['v0.27.2', 'v0.30.1'])('in %s', (version) => {
    it.each<[string, (world: StashWorld) => void, readonly string[]]>([
      ['a saved scene', (world) => void world.updateScene('5', {}), ['5']],
      [
        'a renamed performer',
        (world) => {
          world.renamePerformer('1', 'New');
        },
        ['2', '6'],
      ],
      [
        'a renamed studio',
        (world) => {
          world.renameStudio('2', 'New');
        },
        ['3', '7'],
      ],
      [
        'a renamed tag',
        (world) => {
          world.renameTag('1', 'New');
        },
        ['4', '8'],
      ],
      ['nothing', () => undefined, []],
    ])('finds the scenes of %s', async (_, act, ids) => {
      const { world, api } = old(version);

      act(world);

      expect(await changed(api)).toEqual(ids);
    });
  });

  it('finds scenes of which a file was moved, from 0.30 on', async () => {
    const moved = async (version: string) => {
      const { world, api } = old(version);
      world.moveFile('6', '/library/sub/6.mp4');
      return changed(api);
    };

    expect(await moved('v0.27.2')).toEqual([]);
    expect(await moved('v0.30.1')).toEqual(['6']);
  });

  it('costs as many requests as a look where nothing has changed', async () => {
    const { api } = old('v0.30.1');

    await changed(api);

    expect(api.requests()).toBe(2);
  });
});

describe('scenes by their ids', () => {
  it('come in the order asked, without those that are gone', async () => {
    const { world, api } = aStash();
    for (const number of [1, 2, 3, 4, 5]) world.addScene({ title: `Scene ${number}` });
    world.destroyScene('3');

    const scenes = await sceneSource(api).byIds(['4', '3', '1', '99', '5']);

    expect(scenes.map(({ id, title }) => [id, title])).toEqual([
      ['4', 'Scene 4'],
      ['1', 'Scene 1'],
      ['5', 'Scene 5'],
    ]);
    expect(world.requests.count()).toBe(1);
  });

  it('are the very scenes that pages hold', async () => {
    const { world, api } = aStash();
    const [performer, tag, studio] = [
      world.addPerformer('P'),
      world.addTag('T'),
      world.addStudio('S'),
    ];
    const refs = { performers: [performer], tags: [tag], studio };
    world.addScene({
      title: 'A',
      date: '2024-05-06',
      ...refs,
      files: [{ path: '/library/a.mp4' }],
    });
    const source = sceneSource(api);

    const [page] = await Array.fromAsync(source.pages('0'));

    expect(await source.byIds(['1'])).toEqual(page?.scenes);
    expect(page?.scenes[0]?.performers).toEqual([{ id: '1', name: 'P' }]);
  });
});
