import { getResponse } from 'msw';
import { madeUpLibrary } from '../library/index.ts';
import { plexHandlers } from '../plex/index.ts';
import { stashHandlers } from '../stash/index.ts';
import type { Roll, Worlds } from './nasty.ts';

/** The same two small servers each time. */
export function someWorlds(): Worlds {
  const { stash, plex } = madeUpLibrary({ scenes: 12, now: new Date('2026-01-05T12:00:00Z') });
  stash.configurePlugin('Stash2Plex', { a: 1 });
  return { stash, plex };
}

/** Numbers by chance, the same ones for the same seed. */
export function rollOf(seed: number): Roll {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e_37_79_b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** Answers to what was asked, by the question; `broken` where none came, or not all of one. */
export type Answers = Readonly<Record<string, string>>;

const LISTING = '/library/sections/1/all?type=1';
const PLEX_READS = [
  '/identity',
  '/',
  '/library/sections',
  `${LISTING}&sort=id&X-Plex-Container-Start=0&X-Plex-Container-Size=100`,
  `${LISTING}&sort=id&X-Plex-Container-Start=4&X-Plex-Container-Size=4`,
  `${LISTING}&X-Plex-Container-Start=4&X-Plex-Container-Size=4`,
  '/library/metadata/1001,1002,1003?skipRefresh=1&excludeElements=Media&includeFields=title',
  '/library/metadata/1004?skipRefresh=1',
];
const STASH_READS = [
  'query Scenes { findScenes { count scenes { id title updated_at studio { name parent_studio { name } } files { path size basename } } } }',
  'query Page { findScenes(filter: {per_page: 5, page: 2}) { scenes { id } } }',
  '{ findPerformers { count performers { id name } } findStudios { count } findTags { count } }',
  '{ findFiles { count files { id path } } }',
  '{ configuration { general { username apiKey } plugins } }',
  '{ jobQueue { id status } version { version } }',
];

/** Asks both servers for everything that can be read. */
export async function answers(worlds: Worlds): Promise<Answers> {
  const asked = [
    ...PLEX_READS.map(async (path) => [path, await askPlex(worlds, path)]),
    ...STASH_READS.map(async (query) => [query, await askStash(worlds, query)]),
  ];
  return Object.fromEntries(await Promise.all(asked)) as Answers;
}

/** Whatever a nasty may set. */
export function settingsOf({ stash, plex }: Worlds): unknown {
  const jobs = stash.jobs.list().length;
  return { plex: { ...plex.switches }, stash: { ...stash.switches }, zone: stash.clock.zone, jobs };
}

/** What was asked for and answered otherwise. */
export function differing(a: Answers, b: Answers): string[] {
  return Object.keys(a).filter((asked) => a[asked] !== b[asked]);
}

/** An edit that leaves an item as it is. */
export async function edit(worlds: Worlds, ratingKey = '1004'): Promise<void> {
  const title = encodeURIComponent(worlds.plex.items.get(ratingKey)?.values.title ?? '');
  await askPlex(worlds, `/library/metadata/${ratingKey}?title.value=${title}`, 'PUT');
}

/** Status and body, without a counter that edits may move: nothing that a library holds. */
export async function askPlex({ plex }: Worlds, path: string, method = 'GET'): Promise<string> {
  const headers = { Accept: 'application/json', 'X-Plex-Token': plex.token };
  const request = new Request(`http://plex.test${path}`, { method, headers, signal: patience() });
  const answer = await told(getResponse(plexHandlers(plex), request));
  return answer.replaceAll(/"contentChangedAt":"?\d+"?/g, '');
}

function askStash({ stash }: Worlds, query: string): Promise<string> {
  const body = JSON.stringify({ query });
  const about = { method: 'POST', body, signal: patience() };
  const request = new Request('http://stash.test/graphql', about);
  return told(getResponse(stashHandlers(stash), request));
}

const patience = () => AbortSignal.timeout(20);

/** Breaks are answers; whatever else is thrown is a fault of the simulator. */
async function told(response: Promise<Response | undefined>): Promise<string> {
  const answer = (await response) ?? Response.error();
  if (answer.type === 'error') return 'broken';
  try {
    return `${answer.status} ${await answer.text()}`;
  } catch (error) {
    if (error instanceof TypeError && error.message === 'terminated') return 'broken';
    throw error;
  }
}
