// A library is worked on without end, and workers die: at rest the queue is what the edits came to.
import { setTimeout as pause } from 'node:timers/promises';
import { describe } from 'vitest';
import { aLibrary, expect, it, type Hosted } from './hosted.fixture.ts';
import { randomEdit } from './random-edits.fixture.ts';
import { dice, times, type Dice } from './random.fixture.ts';
import { watch } from './watch.fixture.ts';

const EVENTS = times('SOAK_EVENTS', 200);
const BURST = 20;
/** One burst in so many ends with a kill or a restart. */
const CALM = times('SOAK_CALM', 4);

describe(`${EVENTS} random events, with kills and restarts`, () => {
  it('leave no change out of the queue, and put none into it that was not', async ({ aHost }) => {
    const chance = dice('SOAK');
    const host = await aHost({ keepsQueue: true });
    aLibrary(host.stash, 60);
    await host.rest();
    const log = watch(host.stash);

    let interruptions = 0;
    for (let events = 0; events < EVENTS; events += BURST) {
      host.stash.clock.setSpeed(chance.oneOf([1, 20, 300]));
      for (let event = 0; event < BURST; event += 1) {
        randomEdit(host, chance);
        log.note();
      }
      const isLast = events + BURST >= EVENTS;
      if (chance.roll(CALM) === 0 || (isLast && interruptions === 0)) {
        await interrupt(host, chance);
        interruptions += 1;
      } else if (chance.roll(3) > 0) await host.settled();
    }
    host.stash.clock.setSpeed(20);
    await host.rest();

    const found = new Set(host.queued());
    const told = `seed ${chance.seed}, ${interruptions} interruptions`;
    expect(
      log.changed().filter((id) => !found.has(id)),
      `lost: ${told}`,
    ).toEqual([]);
    expect(
      [...found].filter((id) => !log.everChanged(id)),
      `invented: ${told}`,
    ).toEqual([]);
    expect(interruptions).toBeGreaterThan(0);
  }, 3_600_000);
});

async function interrupt(host: Hosted, chance: Dice): Promise<void> {
  await pause(chance.roll(400));
  if (chance.roll(3) === 0) await host.restart();
  else await host.stopJob();
}
