import { describe, expect, it } from 'vitest';
import { between, someOf } from './chance.ts';
import { NASTIES, UPSETS, type Nasty } from './index.ts';
import {
  answers,
  askPlex,
  differing,
  edit,
  rollOf,
  settingsOf,
  someWorlds,
} from './worlds.fixture.ts';

/** Set STASH2PLEX_PAIRS for more of them. */
const PAIRS = Number(process.env['STASH2PLEX_PAIRS'] ?? 60);
const SEED = 5;
const pristine = await answers(someWorlds());

/** Begins these, asks for everything and edits, ends them, the one at this place first, and asks again. */
async function weather(nasties: readonly Nasty[], seed: number, endsFirst = 0) {
  const worlds = someWorlds();
  const before = settingsOf(worlds);
  const ends = nasties.map(({ begin }) => begin(worlds, rollOf(seed)));
  const during = settingsOf(worlds);
  await answers(worlds);
  await edit(worlds);
  const [first] = ends.splice(endsFirst, 1);
  first?.();
  await edit(worlds, '1003');
  for (const end of ends) end();
  return { before, during, after: settingsOf(worlds), answers: await answers(worlds) };
}

describe('every nasty', () => {
  it('has a name and a line of its own', () => {
    const all = [...NASTIES, ...UPSETS];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ server, does }) => `${server} ${does}`)).size).toBe(all.length);
    for (const { id, server } of all) expect(id).toMatch(new RegExp(`^${server}(-[a-z0-9]+)+$`));
  });

  it.each(NASTIES)('$id is there, passes, and leaves nothing behind', async (nasty) => {
    const { before, during, after, answers: told } = await weather([nasty], SEED);

    expect(during).not.toEqual(before);
    expect(after).toEqual(before);
    expect(differing(pristine, told)).toEqual([]);
  });
});

it('two at once end in any order and leave nothing behind', async () => {
  const roll = rollOf(2);
  const one = () => someOf(roll, NASTIES, 1);
  const pairs = Array.from({ length: PAIRS }, () => [...one(), ...one()]);

  const played = pairs.map(async (pair, index) => {
    const { before, after, answers: told } = await weather(pair, index, between(roll, 0, 1));
    const names = pair.map(({ id }) => id).join(' and ');
    expect(after, names).toEqual(before);
    expect(differing(pristine, told), names).toEqual([]);
  });
  await Promise.all(played);
});

it.each(UPSETS)('$id happens, and stays', async ({ begin }) => {
  const worlds = someWorlds();
  begin(worlds, rollOf(3));
  await answers(worlds);
  for (let times = 0; times < 3; times += 1) await edit(worlds);

  expect(differing(pristine, await answers(worlds))).not.toEqual([]);
});

it('the lag of edits ends with it', async () => {
  const worlds = someWorlds();
  const item = '/library/metadata/1004?skipRefresh=1';
  const end = NASTIES.find(({ id }) => id === 'plex-lag')?.begin(worlds, rollOf(4));
  await askPlex(worlds, `${item}&title.value=New`, 'PUT');

  const during = await askPlex(worlds, item);
  end?.();

  expect(during).not.toContain('"title":"New"');
  expect(await askPlex(worlds, item)).toContain('"title":"New"');
});
