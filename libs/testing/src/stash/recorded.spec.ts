import { describe, expect, it } from 'vitest';
import { recordedStash } from './recorded-stash.ts';
import { askStash as asking } from './ask-stash.ts';
import { stashWorld, type StashWorld } from './stash-world.ts';

const NOW = new Date('2026-11-22T18:26:20Z');

/** Asks the simulator what was asked of Stash when the answer was recorded. */
async function both(name: string, world = stashWorld({ now: NOW })) {
  const recorded = recordedStash(name);
  const { query, variables } = recorded.request;
  const simulated = await asking(world)(query, variables ?? {});
  return { recorded, simulated };
}

const prepared: Record<string, (world: StashWorld) => void> = {
  'findScenes-count': (world) => {
    for (let count = 0; count < 13; count += 1) world.addScene({});
  },
  'findScenes-ids-missing': (world) => {
    world.addScene({});
  },
  'configuration-plugins-set': (world) => {
    const hidden = { nested: [1, 'two'] };
    const settings = { a_url: 'http://plex.example:32400', b_limit: 3, c_on: false, hidden };
    world.configurePlugin('Stash2Plex', settings);
  },
  runPluginTask: (world) => {
    for (let count = 1; count < 24; count += 1) world.jobs.add('Scanning...');
  },
};

describe('the simulator answers like the recorded Stash', () => {
  it.each([
    'validation-error',
    'syntax-error',
    'bad-variable',
    'findScenes-sort-unknown',
    'findScenes-ids-missing',
    'findScenes-count',
    'findScene-missing',
    'jobQueue-empty',
    'findJob-unknown',
    'runPluginTask',
    'configurePlugin',
    'configuration-plugins-set',
    'configuration-plugins-unset',
  ])('%s', async (name) => {
    const world = stashWorld({ now: NOW });
    prepared[name]?.(world);

    const { recorded, simulated } = await both(name, world);

    expect(simulated.status).toBe(recorded.status);
    expect(simulated.body).toEqual(recorded.body);
    const names = ['Cache-Control', 'Content-Type', 'Vary', 'X-Content-Type-Options'];
    for (const header of names) {
      expect(simulated.headers[header.toLowerCase()]).toBe(recorded.headers[header]);
    }
  });

  it('when nobody is logged in', async () => {
    const credentials = { username: 'me', password: 'pw', apiKey: '' };

    const { recorded, simulated } = await both('unauthorized', stashWorld({ credentials }));

    expect([simulated.status, simulated.body]).toEqual([recorded.status, recorded.body]);
    expect(simulated.headers).toMatchObject({ vary: 'Origin', 'www-authenticate': 'FormBased' });
  });

  it('to the light list of scenes', async () => {
    const { body } = recordedStash('findScenes-light');
    const world = stashWorld();
    for (const row of scenesIn(body)) {
      world.clock.setNow(new Date(row.updated_at));
      while (Number(world.scenes.all().at(-1)?.id ?? 0) < Number(row.id)) world.addScene({});
    }
    const recordedIds = new Set(scenesIn(body).map(({ id }) => id));
    for (const { id } of [...world.scenes.all()]) if (!recordedIds.has(id)) world.destroyScene(id);

    const { recorded, simulated } = await both('findScenes-light', world);

    expect(simulated.body).toEqual(recorded.body);
  });

  it('with scenes of the same shape, in the fields that are simulated', async () => {
    const world = stashWorld({ now: NOW });
    const parent = world.addStudio('Parent Studio');
    const studio = world.addStudio('Studio', parent);
    const performers = [world.addPerformer('Ann', 'the first')];
    const values = { title: 'A', details: 'D2', date: '2024-05-06', rating100: 60 };
    world.addScene({ ...values, studio, performers, tags: [world.addTag('Tag')] });
    world.addScene({ files: [{ path: '/library/other/video-00002.mp4', size: 72_693 }] });

    const simulated = await asking(world)(FULL, {});

    const [filled, bare] = scenesIn(simulated.body);
    const [recorded, , , withFile] = scenesIn(recordedStash('findScenes-page').body);
    expect(recorded).toMatchObject(shapeOf(filled));
    expect(withFile).toMatchObject(shapeOf(bare));
  });

  it('with a job that runs and one that waits', async () => {
    const world = stashWorld({ now: NOW });
    world.jobs.add('Running plugin task: slow');
    world.jobs.add('Running plugin task: queued behind');
    world.jobs.startNext();

    const { recorded, simulated } = await both('jobQueue', world);

    expect(recorded.body).toMatchObject(shapeOf(simulated.body));
  });

  it('with a fresh cookie to those who bring one', async () => {
    const credentials = { username: 'me', password: 'pw', apiKey: '' };
    const world = stashWorld({ credentials, now: new Date('2026-11-22T18:26:45Z') });
    const recorded = recordedStash('authorized');

    const simulated = await asking(world, { Cookie: `session=${world.sessions.issue()}` })(
      recorded.request.query,
    );

    expect(simulated.body).toEqual(recorded.body);
    const cookie = simulated.headers['set-cookie']?.replace(/session=[^;]*/, 'session=REDACTED');
    expect(cookie).toBe(recorded.headers['Set-Cookie']);
  });
});

const FULL = `{ findScenes { scenes { id title code details director date rating100 organized
  created_at updated_at files { id path basename size updated_at }
  studio { id name updated_at parent_studio { id name } }
  performers { id name disambiguation updated_at } tags { id name updated_at } } } }`;

interface SceneRow {
  readonly id: string;
  readonly updated_at: string;
}

function scenesIn(body: unknown): readonly SceneRow[] {
  return (body as { data: { findScenes: { scenes: SceneRow[] } } }).data.findScenes.scenes;
}

/** Types in place of values: what a reader of the answer relies on. */
function shapeOf(value: unknown): object {
  return shape(value) as object;
}

function shape(value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object')
    return expect.any({ string: String, number: Number }[typeof value as string] ?? Boolean);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]));
}
