import { describe, expect, it } from 'vitest';
import { ask, containerOf } from '../plex/ask.ts';
import type { PlexWorld } from '../plex/index.ts';
import { between, someOf } from './chance.ts';
import { NASTIES, UPSETS, type Nasty } from './index.ts';
import { answers, differing, edit, rollOf, someWorlds } from './worlds.fixture.ts';

const PAIRS = 200;
const pristine = await answers(someWorlds());

/** Begins these, asks for everything and edits twice, ends them in this order, and asks again. */
async function weather(nasties: readonly Nasty[], seed: number, endsFirst = nasties.length - 1) {
  const worlds = someWorlds();
  const roll = rollOf(seed);
  const ends = nasties.map(({ begin }) => begin(worlds, roll));
  const during = await answers(worlds);
  await edit(worlds);
  const [first] = ends.splice(endsFirst, 1);
  first?.();
  await edit(worlds, '1003');
  for (const end of ends) end();
  return { worlds, during, after: await answers(worlds) };
}

describe('every nasty', () => {
  it('has a name and a line of its own', () => {
    const all = [...NASTIES, ...UPSETS];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ server, does }) => `${server} ${does}`)).size).toBe(all.length);
    for (const { id, server } of all) expect(id).toMatch(new RegExp(`^${server}(-[a-z0-9]+)+$`));
  });

  it.each(NASTIES)('$id passes, and leaves nothing behind', async (nasty) => {
    const { after } = await weather([nasty], 1);

    expect(differing(pristine, after)).toEqual([]);
  });
});

it('two at once end in any order and leave nothing behind', async () => {
  const roll = rollOf(2);
  const one = () => someOf(roll, NASTIES, 1);
  const pairs = Array.from({ length: PAIRS }, () => [...one(), ...one()]);

  for (const [index, pair] of pairs.entries()) {
    const { after } = await weather(pair, index, between(roll, 0, 1));
    expect(differing(pristine, after), pair.map(({ id }) => id).join(' and ')).toEqual([]);
  }
});

it.each(UPSETS)('$id stays', async ({ begin }) => {
  const worlds = someWorlds();
  begin(worlds, rollOf(3));

  expect(differing(pristine, await answers(worlds))).not.toEqual([]);
});

it('the lag of edits ends with it', async () => {
  const { stash, plex } = someWorlds();
  const lag = NASTIES.find(({ id }) => id === 'plex-lag');
  const end = lag?.begin({ stash, plex }, rollOf(4));
  const path = '/library/metadata/1004?skipRefresh=1&title.value=New';
  await ask(plex, path, { method: 'PUT' });

  const before = await titleIn(plex);
  end?.();

  expect([before, await titleIn(plex)]).toEqual(['Scene 4: Rain, heavy at Isle', 'New']);
});

async function titleIn(plex: PlexWorld): Promise<unknown> {
  const { Metadata } = await containerOf(ask(plex, '/library/metadata/1004?skipRefresh=1'));
  return Metadata?.[0]?.['title'];
}
