import { describe, expect, it } from 'vitest';
import { aFixture, useStash, type Fixture } from './catch-up.fixture.ts';

useStash();

/** A scene with a performer, a studio and two tags, one without any, read in full and at rest. */
async function atRest() {
  const fixture = aFixture();
  const { stash, addScene, catchUp, rest } = fixture;
  const performer = stash.addPerformer('A performer');
  const studio = stash.addStudio('A studio');
  const [tag, double] = [stash.addTag('A tag'), stash.addTag('The same tag')];
  const scene = addScene({ performers: [performer], studio, tags: [tag] });
  addScene();
  await catchUp();
  rest();
  await catchUp();
  return { ...fixture, scene, performer, studio, tag, double };
}

const EDITS: [string, (world: Fixture['stash'], ids: Record<string, string>) => void][] = [
  [
    'its performer was renamed',
    (stash, { performer = '' }) => {
      stash.renamePerformer(performer, 'B');
    },
  ],
  [
    'its studio was renamed',
    (stash, { studio = '' }) => {
      stash.renameStudio(studio, 'B');
    },
  ],
  [
    'its tag was renamed',
    (stash, { tag = '' }) => {
      stash.renameTag(tag, 'B');
    },
  ],
  [
    'its performer was destroyed',
    (stash, { performer = '' }) => {
      stash.destroyPerformer(performer);
    },
  ],
  [
    'its studio was destroyed',
    (stash, { studio = '' }) => {
      stash.destroyStudio(studio);
    },
  ],
  [
    'its tag was destroyed',
    (stash, { tag = '' }) => {
      stash.destroyTag(tag);
    },
  ],
  [
    'its tag was merged into another',
    (stash, { tag = '', double = '' }) => {
      stash.mergeTags([tag], double);
    },
  ],
];

describe('a scene is queued, and no other, when', () => {
  it.each(EDITS)('%s', async (_, edit) => {
    const { stash, scene, performer, studio, tag, double, catchUp, queued } = await atRest();
    const before = stash.scenes.need(scene).updated_at;
    edit(stash, { performer: performer.id, studio: studio.id, tag: tag.id, double: double.id });

    expect(await catchUp()).toMatchObject({ changed: 1, queued: 1 });
    expect(queued()).toEqual([scene]);
    expect(stash.scenes.need(scene).updated_at).toBe(before);
    expect(await catchUp()).toMatchObject({ changed: 0, looks: 1 });
  });
});

it('is not troubled by performers, studios and tags that nobody uses yet', async () => {
  const { stash, catchUp, queued } = await atRest();
  stash.addPerformer('New');
  stash.addStudio('New');
  stash.addTag('New');

  expect(await catchUp()).toMatchObject({ read: 0, changed: 0 });
  expect(queued()).toEqual([]);
});

it('takes one destroyed and one made in its place for what they are', async () => {
  const { stash, tag, scene, catchUp, queued } = await atRest();
  stash.destroyTag(tag.id);
  stash.addTag('In its place');

  await catchUp();

  expect(queued()).toEqual([scene]);
});

it('notices a rename that comes between a look and the listing that follows on it', async () => {
  const { stash, tag, double, scene, catchUp, queued } = await atRest();
  // The count will differ, so all tags are listed: by then one has another name.
  stash.destroyTag(double.id);
  onceAfter(stash, 'Look', () => {
    stash.renameTag(tag.id, 'Renamed meanwhile');
  });

  await catchUp();
  await catchUp();

  expect(queued()).toEqual([scene]);
});

it('finds twenty merges at once in one look', async () => {
  const { stash, double, addScene, catchUp, queued, rest } = await atRest();
  const tags = Array.from({ length: 20 }, (_, index) => stash.addTag(`Tag ${index}`));
  const scenes = tags.map((tag) => addScene({ tags: [tag] }));
  await catchUp();
  rest();
  await catchUp();
  for (const { id } of tags) stash.mergeTags([id], double.id);

  expect(await catchUp()).toMatchObject({ changed: 20, looks: 1 });
  expect(queued()).toEqual(expect.arrayContaining(scenes));
});

/** Something happens when Stash has answered the next request of this name. */
function onceAfter({ requests }: Fixture['stash'], operation: string, work: () => void): void {
  const { add } = requests;
  let isDone = false;
  Object.assign(requests, {
    add: (entry: Parameters<typeof add>[0]) => {
      add(entry);
      if (isDone || entry.operation !== operation) return;
      isDone = true;
      work();
    },
  });
}
