import { describe, expect, it } from 'vitest';
import { askStash } from './ask-stash.ts';
import { stashWorld } from './stash-world.ts';

const TEN = new Date('2026-01-11T10:00:00Z');

describe('jobs', () => {
  it('run one at a time, first come, first served', () => {
    const { jobs } = stashWorld({ now: TEN });
    jobs.add('a');
    jobs.add('b');

    expect(jobs.startNext()?.id).toBe('1');
    expect(jobs.startNext()).toBeUndefined();
    jobs.finish('1');
    expect(jobs.startNext()?.id).toBe('2');
    jobs.finish('2', 'FAILED', 'no such program');

    expect(jobs.list()).toEqual([]);
    expect(jobs.find('2')).toMatchObject({ status: 'FAILED', error: 'no such program' });
    expect(() => {
      jobs.finish('2');
    }).toThrow('no job 2');
  });

  it('are found until ten others have ended', () => {
    const { jobs } = stashWorld();
    for (let count = 1; count <= 11; count += 1) {
      jobs.add('job');
      jobs.finish(String(count));
    }

    expect([jobs.find('1'), jobs.find('2')?.id]).toEqual([undefined, '2']);
  });

  it('carry what a plugin task was started with', async () => {
    const world = stashWorld();
    const ask = askStash(world);
    const variables = { a: { mode: 'catch_up' } };

    await ask(
      'mutation ($a: Map) { runPluginTask(plugin_id: "P", task_name: "T", args_map: $a) }',
      variables,
    );
    await ask('mutation { runPluginTask(plugin_id: "P", description: "words") }');
    await ask('mutation { runPluginTask(plugin_id: "P") }');

    expect(world.jobs.list().map(({ description, task }) => [description, task?.args])).toEqual([
      ['Running plugin task: T', { mode: 'catch_up' }],
      ['Running plugin task: words', {}],
      ['Running plugin task: P', {}],
    ]);
  });

  it('know whether somebody who is logged in has asked for them', () => {
    const { jobs } = stashWorld();
    const request = { pluginId: 'P', taskName: 'T', args: {} };

    jobs.withoutUser(() => jobs.add('by a script', request));
    expect(() => jobs.withoutUser(fails)).toThrow('failed');
    jobs.add('by a person', request);

    expect(jobs.list().map(({ task }) => task?.hasUser)).toEqual([false, true]);
  });

  it('tell those who watch when one comes, ends, or all are forgotten', () => {
    const { jobs } = stashWorld();
    const told: number[] = [];
    const stop = jobs.watch(() => told.push(jobs.list().length));

    jobs.add('a');
    jobs.add('b');
    jobs.finish('1');
    jobs.clear();
    stop();
    jobs.add('c');

    expect(told).toEqual([1, 2, 1, 0]);
  });

  it('are forgotten at a restart, which keeps the rest', () => {
    const world = stashWorld();
    world.addScene({});
    world.jobs.add('a');

    world.restart();

    expect(world.jobs.list()).toEqual([]);
    expect(world.jobs.add('b').id).toBe('1');
    expect(world.scenes.all()).toHaveLength(1);
  });
});

function fails(): never {
  throw new Error('failed');
}
