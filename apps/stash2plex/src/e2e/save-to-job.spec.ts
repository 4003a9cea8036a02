import { describe } from 'vitest';
import { aLibrary, expect, inStore, it, requestsOf, type Hosted } from './hosted.fixture.ts';

type Library = ReturnType<typeof aLibrary>;
const SCENES = 60;

interface Story {
  /** What somebody does. Returns the scenes that should be queued. */
  readonly act: (host: Hosted, library: Library) => readonly string[] | Promise<readonly string[]>;
  /** Nothing wakes the worker: the next look, whatever caused it, finds the change. */
  readonly isSilent?: boolean;
  readonly mostWorkers?: number;
  readonly mostRequests?: number;
  readonly scenes?: number;
}

const firstOf = ({ ids }: Library) => ids[0] ?? '';

const STORIES: Readonly<Record<string, Story>> = {
  'a single edit': {
    act: ({ user }, library) => {
      user.sceneUpdate({ id: firstOf(library), title: 'Edited' });
      return [firstOf(library)];
    },
  },
  'a bulk edit of 1,000': {
    act: ({ user }, { ids }) => {
      user.bulkSceneUpdate({ ids, details: 'Edited' });
      return ids;
    },
    mostRequests: 24,
    scenes: 1_000,
  },
  'scenesUpdate of three': {
    act: ({ user }, { ids }) => {
      user.scenesUpdate(ids.slice(0, 3).map((id) => ({ id, title: `Edited ${id}` })));
      return ids.slice(0, 3);
    },
  },
  'a scan with new and renamed files': {
    act: ({ user, stash }, library) => {
      const file = stash.scenes.need(firstOf(library)).files[0]?.id ?? '';
      const moved = [{ file, path: '/data/renamed.mp4' }];
      const [found] = user.scan({ created: [{ path: '/data/new.mp4' }], moved });
      // A new scene has nothing but its file: it is worth syncing once somebody has identified it.
      user.identify({ id: found?.id ?? '', details: 'Identified' });
      return [firstOf(library), found?.id ?? ''];
    },
  },
  'the rename of a performer with 500 scenes': {
    act: ({ user }, { performer, named }) => {
      user.performerUpdate({ id: performer.id, name: 'Renamed' });
      return named;
    },
    scenes: 1_000,
  },
  'a tag merge': {
    act: ({ user }, { tags: [tag, other], named }) => {
      user.tagsMerge({ source: [tag?.id ?? ''], destination: other?.id ?? '' });
      return named;
    },
  },
  'twenty tag merges at once': {
    act: ({ user, stash }, { tags: [, other], ids }) => {
      const doubles = Array.from({ length: 20 }, (_, index) => stash.addTag(`Double ${index}`));
      const tagged = ids.slice(0, 20);
      for (const [index, id] of tagged.entries()) {
        user.sceneUpdate({ id, tag_ids: [doubles[index]?.id ?? ''] });
      }
      for (const { id } of doubles) user.tagsMerge({ source: [id], destination: other?.id ?? '' });
      return tagged;
    },
  },
  'a scene merge': {
    act: ({ user }, { ids: [source = '', destination = ''] }) => {
      user.sceneMerge({ source: [source], destination });
      return [destination];
    },
    isSilent: true,
  },
  'a tag destroyed': {
    act: ({ user }, { tags: [tag], named }) => {
      user.tagDestroy({ id: tag?.id ?? '' });
      return named;
    },
  },
  'a performer destroyed': {
    act: ({ user }, { performer, named }) => {
      user.performerDestroy({ id: performer.id });
      return named;
    },
  },
  'auto-tag': {
    act: ({ user }, { ids, tags: [, , another] }) => {
      user.autoTag(ids.slice(0, 7).map((id) => ({ id, tag_ids: [another?.id ?? ''] })));
      return ids.slice(0, 7);
    },
    isSilent: true,
  },
  'a bulk edit committed eight seconds after its `updated_at`': {
    act: async ({ user }, { ids }) => {
      const late = ids.slice(10);
      user.sceneUpdate({ id: ids[0] ?? '', title: 'Meanwhile' });
      await user.committedLate(8_000, (again) => {
        again.bulkSceneUpdate({ ids: late, details: 'Committed late' });
      });
      return [ids[0] ?? '', ...late];
    },
    mostWorkers: 3,
  },
  'a rating': { act: ({ user }, library) => (user.rate(firstOf(library), 80), []), mostWorkers: 0 },
  'a click on "organized"': {
    act: ({ user }, library) => (user.organize(firstOf(library), true), []),
    mostWorkers: 0,
  },
};

/** The floor tells nothing of files; what else there is to see, it tells in the same way. */
const OF_THE_FLOOR = new Set(['a single edit', 'a scan with new and renamed files', 'a tag merge']);

describe.each(['v0.27.2', 'v0.30.1'])('from save to job in Stash %s:', (version) => {
  const stories = Object.entries(STORIES).filter(
    ([name]) => version !== 'v0.27.2' || OF_THE_FLOOR.has(name),
  );
  it.concurrent.for(stories)('%s', async ([name, story], { aHost }) => {
    const host = await aHost({ version, keepsQueue: true });
    const library = aLibrary(host.stash, story.scenes ?? SCENES);
    await host.rest();

    const expected = await story.act(host, library);
    if (story.isSilent) host.queueTask('Catch Up');
    await host.settled();

    const told = host.told();
    const canSeeMoves = version !== 'v0.27.2';
    const jobs = canSeeMoves || !name.includes('scan') ? expected : expected.slice(1);
    expect(host.queued()).toEqual(jobs.toSorted((a, b) => Number(a) - Number(b)));
    expect(inStore(host.dataDir, (store) => store.queue.counts())).toMatchObject({
      pending: jobs.length,
    });
    expect(told.length).toBeLessThanOrEqual(story.mostWorkers ?? 2);
    expect(requestsOf(told)).toBeLessThanOrEqual(story.mostRequests ?? 20);
    expect(host.plex.requests).toEqual([]);
  });
});

describe('a Stash with a password', () => {
  it.concurrent('lets the woken worker in with the cookie that the hook hands on', async ({
    aHost,
  }) => {
    const credentials = { username: 'me', password: 'me', apiKey: '' };
    const host = await aHost({ credentials, keepsQueue: true });
    const { ids } = aLibrary(host.stash, 4);
    await host.rest();

    host.user.sceneUpdate({ id: ids[0] ?? '', title: 'Edited' });
    await host.settled();

    expect(host.queued()).toEqual([ids[0]]);
  });
});
