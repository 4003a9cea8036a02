import { secret, type ItemEdit, type Observation, type Section } from '@stash2plex/core';
import { CANARIES, expectForPeople, faultOf, fuzz } from '@stash2plex/testing/fuzz';
import { spoiltAnswers, spoiltServer, type SpoiltServer } from '@stash2plex/testing/spoilt-server';
import { plexHandlers } from '@stash2plex/testing/simulators';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { plexApi, plexSource, plexWriter, probe, reachable, type PlexApi } from './index.ts';
import { worldOf } from './plex.fixture.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7'];

/** Everything that Plex is asked for. */
const OPERATIONS: Readonly<Record<string, (api: PlexApi) => unknown>> = {
  identity: (api) => plexSource(api).identify(),
  probe,
  reachable,
  libraries,
  listing: async (api) => {
    const [section] = await libraries(api);
    return section && plexSource(api).listPage(section, 0);
  },
  page: (api) => plexSource(api).listPage(MOVIES, 500),
  details: (api) => plexSource(api).details(KEYS),
  'one detail': (api) => plexSource(api).details(['3']),
  edit: (api) => plexWriter(api).edit(EDIT),
};

/** Whatever a library is called, it can be asked for its items. */
async function libraries(api: PlexApi): Promise<readonly Section[]> {
  const sections = await plexSource(api).sections();
  for (const section of sections) await faultOf(() => plexSource(api).listPage(section, 0), known);
  return sections;
}

const MOVIES: Section = {
  ...{ key: '1', type: 'movie', title: 'Movies', refreshing: false, changeMark: '' },
  locations: ['/media'],
};
const EDIT: ItemEdit = {
  ...{ ratingKey: '3', sectionKey: '1', form: 'usual' },
  texts: { title: 'A Day at the Lake' },
  lists: { genre: { wanted: ['Rain'], removals: ['Sun'] } },
  locks: { title: true },
};
// No rubbish holds it: what Plex itself repeats of it is blackened where log and answer are written.
const TOKEN = `${CANARIES.token}-of-Plex`;
const known = [TOKEN];

let server: SpoiltServer;
const given = new Map<string, unknown>();

function anApi(): PlexApi {
  const connection = {
    url: server.url,
    token: secret(TOKEN),
    clientIdentifier: 'c',
    version: '1',
  };
  return plexApi(connection, { retries: 0, backoffMs: 0 });
}

beforeAll(async () => {
  const world = worldOf(KEYS.length, { oddTypes: false });
  world.token = TOKEN;
  server = await spoiltServer(plexHandlers(world));
  for (const [name, ask] of Object.entries(OPERATIONS)) given.set(name, await ask(anApi()));
});
afterAll(() => {
  server.close();
});

describe('whatever Plex answers', () => {
  fuzz('is read as it should be, or refused in words for people', {
    inputs: 690,
    of: fc.tuple(fc.constantFrom(...Object.keys(OPERATIONS)), spoiltAnswers),
    holds: async ([name, answer]) => {
      server.spoil(answer);

      let read: unknown;
      await faultOf(async () => (read = await OPERATIONS[name]?.(anApi())), known);

      expectSound(read);
      if (read instanceof Map) expectProven(read as ReadonlyMap<string, Observation>);
    },
  });

  fuzz('arrives as it was given where nothing spoils it', {
    inputs: 10,
    of: fc.constantFrom(...Object.keys(OPERATIONS)),
    holds: async (name) => {
      server.spoil(undefined);

      expect(await OPERATIONS[name]?.(anApi())).toEqual(given.get(name));
    },
  });
});

/** What others build upon: numbers that can be stored, and words for people. */
function expectSound(value: unknown, key = ''): void {
  if (typeof value === 'number') expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
  if (key === 'because') expectForPeople(String(value), known);
  if (typeof value !== 'object' || value === null) return;
  const entries = value instanceof Map ? value.entries() : Object.entries(value);
  for (const [name, each] of entries) expectSound(each, String(name));
}

/** Every item that was asked for has an answer, and unknown is not absent. */
function expectProven(read: ReadonlyMap<string, Observation>): void {
  const proof = server
    .served()
    .some(({ status, text }) => status === 404 || text.includes('deletedAt'));
  for (const { status } of read.values()) {
    if (status === 'absent') expect(proof).toBe(true);
  }
  expect(read.size === 1 || read.size === KEYS.length).toBe(true);
}
