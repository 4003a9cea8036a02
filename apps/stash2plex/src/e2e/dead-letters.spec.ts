import { describe, expect } from 'vitest';
import { itInProcess as it, later, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const DAY = 24;

/** Two scenes in line but for one, whose item Plex refuses until it is given up. */
async function bury(stage: Stage) {
  const { stash, plex } = stage;
  addScene(stash, '/data/good.mp4');
  addItem(plex, '/data/good.mp4', { values: { summary: 'An old one.' } });
  const sceneId = addScene(stash, '/data/odd.mp4');
  const ratingKey = addItem(plex, '/data/odd.mp4', { values: { summary: 'An old one.' } });
  plex.switches.poisonEdits = [ratingKey];
  const first = await stage.run('reconcile_all');
  for (let attempt = 2; attempt <= 5; attempt += 1) {
    await stage.run('process_queue', { at: later(attempt * 8) });
  }
  return { sceneId, ratingKey, first };
}

const summary = ({ plex }: Stage, key: string) => plex.items.get(key)?.values.summary;

describe('a scene that Plex refuses while it answers', () => {
  it.concurrent('is given up after five attempts, holds up nobody, and an edit brings it back', async ({
    aStage,
  }) => {
    const stage = await aStage();
    const { sceneId, ratingKey, first } = await bury(stage);

    const status = await stage.run('queue_status', { at: later(2 * DAY) });
    stage.plex.switches.poisonEdits = [];
    stage.stash.updateScene(sceneId, { details: 'Told anew.' });
    const edited = await stage.run('catch_up', { at: later(3 * DAY) });

    expect(first.output.repair).toMatchObject({ written: 1, failed: {} });
    expect(first.output.queue).toEqual({ pending: 1, leased: 0, dead: 0 });
    expect(status.output.queue).toEqual({ pending: 0, leased: 0, dead: 1 });
    expect(status.stdout).toMatch(/"deadReasons":\{"[^"]*500/);
    expect(edited.output.repair).toMatchObject({ written: 1 });
    expect(edited.output.queue.dead).toBe(0);
    expect(summary(stage, ratingKey)).toBe('Told anew.');
  });

  it.concurrent('is tried again by Retry Dead Letters and Process Queue', async ({ aStage }) => {
    const stage = await aStage();
    const { ratingKey } = await bury(stage);
    stage.plex.switches.poisonEdits = [];

    const retried = await stage.run('retry_dead_letters', { at: later(2 * DAY) });
    const written = await stage.run('process_queue', { at: later(2 * DAY + 1) });

    expect(retried.output).toMatchObject({ retried: 1, queue: { pending: 1, dead: 0 } });
    expect(written.output.repair).toMatchObject({ written: 1 });
    expect(summary(stage, ratingKey)).toBe('A summary.');
  });

  it.concurrent('is forgotten by Clear, and by Purge once it is old', async ({ aStage }) => {
    const stage = await aStage({ settings: { dlq_retention_days: 7 } });
    await bury(stage);

    const early = await stage.run('purge_dlq', { at: later(6 * DAY) });
    const late = await stage.run('purge_dlq', { at: later(10 * DAY) });
    const cleared = await stage.run('clear_dlq', { at: later(11 * DAY) });

    expect(early.output).toMatchObject({ purged: 0, queue: { dead: 1 } });
    expect(late.output).toMatchObject({ purged: 1, queue: { dead: 0 } });
    expect(cleared.output).toMatchObject({ cleared: 0 });
  });
});
