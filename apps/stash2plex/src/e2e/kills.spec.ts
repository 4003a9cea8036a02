// Stash stops a task by SIGKILL, at any instant: what is left to do is done by the next one.
import { setTimeout as pause } from 'node:timers/promises';
import { describe } from 'vitest';
import { answerOf } from '@stash2plex/testing';
import { aLibrary, expect, inStore, it as hosted } from './hosted.fixture.ts';
import { randomEdit, shownOf } from './random-edits.fixture.ts';
import { dice, times, type Dice } from './random.fixture.ts';
import { it as staged, later, type Stage, type Told } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const KILLS = times('KILLS', 100);
const LONG = 3_600_000;

/** They mostly wait, each for its own servers. */
const LANES = [0, 1, 2, 3];
const KILLS_OF_A_LANE = Math.ceil(KILLS / LANES.length);

describe(`${KILLS} catch-ups killed at random instants`, () => {
  hosted.concurrent.for(LANES)(
    'lead to the same jobs as if none had been (%i)',
    { timeout: LONG },
    async (lane, { aHost }) => {
      const chance = dice('KILLS', lane);
      const host = await aHost();
      aLibrary(host.stash, 400);
      await host.rest();
      const before = new Map(host.stash.scenes.all().map((scene) => [scene.id, shownOf(scene)]));

      for (let kill = 0; kill < KILLS_OF_A_LANE; kill += 1) {
        for (let edit = 0; edit < 3; edit += 1) randomEdit(host, chance);
        host.queueTask('Catch Up');
        await pause(60 + chance.roll(400));
        await host.stopJob();
      }
      await host.rest();

      const isNews = (id: string) => {
        const scene = host.stash.scenes.get(id);
        return scene !== undefined && before.get(id) !== shownOf(scene);
      };
      const ids = host.stash.scenes.all().map(({ id }) => id);
      expect(
        ids.filter((id) => isNews(id) && !host.queued().includes(id)),
        `lost with seed ${chance.seed}`,
      ).toEqual([]);
      expect(inStore(host.dataDir, (store) => store.leases.holder('catch-up'))).toBeUndefined();
    },
  );
});

describe(`${KILLS} reconciliations killed at random instants`, () => {
  staged.concurrent.for(LANES)(
    'lead to the same jobs, gaps and counts as one that was not (%i)',
    { timeout: LONG },
    async (lane, { aStage }) => {
      const chance = dice('KILLS', lane);
      const whole = await aStage({ keepsQueue: true });
      fill(whole);
      const expected = await whole.run('reconcile_all');

      let kills = 0;
      for (let round = 0; kills < KILLS_OF_A_LANE; round += 1) {
        const stage = await aStage({ keepsQueue: true });
        fill(stage);
        const { told, killed } = await killUntilDone(stage, chance, KILLS_OF_A_LANE - kills);
        kills += killed;

        const hint = `round ${round}, seed ${chance.seed}, after ${killed} kills`;
        expect(cameTo(told), hint).toEqual(cameTo(expected));
        expect(remains(stage), hint).toEqual(remains(whole));
      }
    },
  );
});

const SCENES = 1_000;

/** Four pages; all kinds of gaps. */
function fill({ stash, plex }: Stage): void {
  for (let scene = 0; scene < SCENES; scene += 1) {
    addScene(stash, `/data/${scene}.mp4`);
    const values = scene % 3 === 0 ? { summary: 'An old one.' } : {};
    if (scene % 7 > 0) addItem(plex, `/data/${scene}.mp4`, { values });
  }
}

/** Kills one after the other, a little later each time nothing came of it, until one is left to its end. */
async function killUntilDone(stage: Stage, chance: Dice, most: number) {
  let killed = 0;
  for (const rounds = 1 + chance.roll(12); killed < rounds && killed < most; killed += 1) {
    const child = stage.launch('reconcile_all', { at: later(killed / 60) });
    const answer = answerOf(child);
    await pause(80 + chance.roll(700));
    child.kill('SIGKILL');
    const { exitCode } = await answer;
    // It was faster: nothing is left to kill.
    if (exitCode !== undefined) break;
  }
  return { told: await stage.run('reconcile_all', { at: later(1) }), killed };
}

/** Jobs and open gaps: who was killed before the end has counted some of them in another run. */
function remains({ stash, dataDir }: Stage) {
  const ids = stash.scenes.all().map(({ id }) => id);
  return inStore(dataDir, (store) => ({
    jobs: store.memory.jobs(ids),
    openGaps: store.status().openGaps,
  }));
}

function cameTo({ output }: Told) {
  const { status, scenesChecked = 0, gaps = {} } = output.run ?? {};
  return { status, scenesChecked, gaps };
}
