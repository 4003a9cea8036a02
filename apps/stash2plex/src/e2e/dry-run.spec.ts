import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { itInProcess as it, later } from './stage.fixture.ts';
import { addOneOfEach, addScene, ONE_OF_EACH } from './world.fixture.ts';

/** The run's own row with its number, the item index, and who held the turn last. */
const MAY_DIFFER = [
  'run',
  'index_build',
  'item_index',
  'item_path',
  'item_size',
  'sqlite_sequence',
  'lease',
  'counter',
];

it.concurrent('leaves the store as it was, but for its own row and the item index', async ({
  aStage,
}) => {
  const stage = await aStage({ keepsQueue: true });
  addOneOfEach(stage);
  await stage.run('reconcile_all');
  addScene(stage.stash, '/data/new.mp4');
  const before = tables(stage.dataDir);

  const { output } = await stage.run('reconcile_dry_run', { at: later(1) });

  const after = tables(stage.dataDir);
  expect(output.run).toMatchObject({ dryRun: true, gaps: { ...ONE_OF_EACH, missing: 2 } });
  expect(after.get('run')).toHaveLength(2);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const changed = [...after.keys()].filter(
    (name) => JSON.stringify(after.get(name)) !== JSON.stringify(before.get(name)),
  );
  expect(changed.filter((name) => !MAY_DIFFER.includes(name))).toEqual([]);
  expect(output.queue.pending).toBe(3);
});

it.concurrent('counts what a run would queue, on a first contact as well, and is no history', async ({
  aStage,
}) => {
  const stage = await aStage();
  addOneOfEach(stage);

  const dry = await stage.run('reconcile_dry_run');
  const status = await stage.run('queue_status');
  const real = await stage.run('reconcile_all');

  expect(dry.output.run).toMatchObject({ dryRun: true, gaps: ONE_OF_EACH, queued: 3 });
  expect(dry.output.queue.pending).toBe(0);
  expect(dry.output.history).toMatchObject({ runCount: 0, lastRun: null });
  expect(status.output.history).toMatchObject({ runCount: 0, lastRun: null });
  expect(real.output.run).toMatchObject({ gaps: ONE_OF_EACH, queued: 3 });
  expect(existsSync(join(stage.dataDir, 'reports/latest.json'))).toBe(true);
});

/** All rows of all tables, by name. */
function tables(dataDir: string): ReadonlyMap<string, readonly unknown[]> {
  const database = new DatabaseSync(join(dataDir, 'state.db'), { readOnly: true });
  try {
    const names = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all()
      .map(({ name }) => String(name));
    return new Map(names.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]));
  } finally {
    database.close();
  }
}
