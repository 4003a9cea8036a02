// Stash stops a task by SIGKILL, at any instant, also between an edit in Plex and the note of it.
import { afterAll, describe, expect } from 'vitest';
import { aLane, toTheEnd, type Lane } from './crash-lane.fixture.ts';
import { comeToRest, killCatchUps, killReconciliations, killRepairs } from './crash.fixture.ts';
import type { Left } from './killed.fixture.ts';
import { dice, times } from './random.fixture.ts';
import { it } from './stage.fixture.ts';

const KILLS = times('KILLS', 200);
/** They mostly wait for Plex, each in its own folder. */
const LANES = ['append', 'replace', 'replace-for-one'] as const;
/** So many kills between one rest and the next. */
const ROUND = 100;
/** From so many kills on, each kind of thing has to be left behind at least once. */
const MANY = 200;
const LONG = 10 * 3_600_000;

const lanes: Lane[] = [];

describe(`${KILLS} kills at random instants, with edits on both sides meanwhile`, () => {
  it.concurrent.for(LANES.map((tagMode, lane) => [lane, tagMode] as const))(
    'lose nothing, double nothing and leave no lease (%i, %s)',
    { timeout: LONG },
    async ([number, tagMode], { aStage }) => {
      const stage = await aStage({ settings: { plex_rate: 50 } });
      stage.plex.switches.tagMode = tagMode;
      const lane = aLane(stage, dice('KILLS', number));
      lanes.push(lane);
      const before = stage.plex.items.get(lane.foreign);

      await toTheEnd(lane);
      const all = Math.ceil((KILLS - number) / LANES.length);
      for (let left = all; left > 0; left -= ROUND) await killRound(lane, Math.min(left, ROUND));

      const hint = `seed ${lane.chance.seed}`;
      expect(lane.damage, hint).toEqual({ lost: [], doubled: [], leases: [] });
      expect(stage.plex.alarms, hint).toEqual([]);
      expect(stage.plex.items.get(lane.foreign), hint).toEqual(before);
    },
  );

  it.skipIf(KILLS < MANY)('hit every part of the work', () => {
    expect(hits().filter(([, count]) => count === 0)).toEqual([]);
  });

  afterAll(() => {
    process.stdout.write(`${told()}\n`);
  });
});

async function killRound(lane: Lane, kills: number): Promise<void> {
  const quarter = Math.floor(kills / 4);
  await killCatchUps(lane, quarter);
  await killReconciliations(lane, quarter);
  await killRepairs(lane, kills - 2 * quarter);
  await comeToRest(lane);
}

/** What the store showed after so many of the kills. */
function hits(): readonly (readonly [string, number])[] {
  const kills = lanes.flatMap((lane) => lane.kills);
  const count = (test: (left: Left) => boolean) => kills.filter(test).length;
  return [
    ['the lease of a catch-up', count(({ leases }) => leases.includes('catch-up'))],
    ['the lease of a reconciliation', count(({ leases }) => leases.includes('reconcile'))],
    ['the cursor of a reconciliation', count(({ cursor }) => cursor)],
    ['the lease of a repair', count(({ leases }) => leases.includes('write'))],
    ['claimed jobs', count(({ claims }) => claims > 0)],
    ['edits on their way to Plex', count(({ intents }) => intents > 0)],
    ['posters on their way to Plex', count(({ pictures }) => pictures > 0)],
  ];
}

function told(): string {
  const found = hits().map(([what, count]) => `${what} ${count}`);
  const count = (name: string) => new Map(hits()).get(`the lease of a ${name}`) ?? 0;
  const [caught, reconciled, repaired] = ['catch-up', 'reconciliation', 'repair'].map(count);
  const kills = lanes.flatMap((lane) => lane.kills).length;
  const between = kills - (caught ?? 0) - (reconciled ?? 0) - (repaired ?? 0);
  const damage = (['lost', 'doubled', 'leases'] as const).map(
    (kind) => lanes.flatMap((lane) => lane.damage[kind]).length,
  );
  const [lost, doubled, leases] = damage;
  return `left behind by kills: ${found.join(', ')}
${kills.toLocaleString('en')} kills (catch-up ${caught}, reconciliation ${reconciled}, repair ${repaired}, between ${between}): ${lost} lost, ${doubled} doubled, ${leases} leases left`;
}
