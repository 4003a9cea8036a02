import { describe, expect, it } from 'vitest';
import { stashUser, stashWorld, type StashWorldOptions } from '../stash/index.ts';
import { hookEngine } from './hook-engine.ts';
import { pluginInput } from './plugin-input.ts';

const TEN = new Date('2026-01-11T10:00:00Z');
const NAMES = ['console', 'require', 'process', 'fetch', 'setTimeout', 'WebAssembly'];

function anEngine(hookScript: string, options: StashWorldOptions = {}) {
  const world = stashWorld({ now: TEN, ...options });
  world.addScene({});
  const hooks = [{ triggeredBy: ['Scene.Update.Post'], defaultArgs: { mode: 'hook' } }];
  const manifests = { tasks: new Map<string, Record<string, string>>(), hooks, hookScript };
  const input = () => pluginInput({ port: 9999, directory: '/stash', cookie: 'c00kie' });
  const engine = hookEngine({ world, manifests, input });
  world.hooks.on(engine.run);
  return {
    engine,
    world,
    edit: () => {
      stashUser(world).rate('1', 20);
    },
  };
}

const told = (expression: string) => {
  const { engine, edit } = anEngine(`log.Info(JSON.stringify(${expression}))`);
  edit();
  return JSON.parse(engine.log[0]?.text ?? '') as unknown;
};

describe('a hook script', () => {
  it('is told of the hook and of the connection, with the letters that Stash uses', () => {
    expect(told('input')).toMatchObject({
      Args: { mode: 'hook', hookContext: { id: 1, inputFields: ['id', 'rating100'] } },
      ServerConnection: { Port: 9999, SessionCookie: { Value: 'c00kie' } },
    });
  });

  it('has nothing else in reach, and the clock of Stash', () => {
    expect(told(`[${NAMES.map((name) => `typeof ${name}`).join()}]`)).toEqual(
      NAMES.map(() => 'undefined'),
    );
    expect(told('[Date.now(), new Date(), new Date(0).getTime()]')).toEqual([
      TEN.getTime(),
      TEN.toISOString(),
      0,
    ]);
  });

  it('leaves nothing behind for its next run', () => {
    const { engine, world, edit } = anEngine(
      `const before = [globalThis.left, Array.prototype.left, typeof input.left];
      log.Debug(JSON.stringify(before));
      globalThis.left = Array.prototype.left = input.left = 1;`,
    );

    edit();
    edit();

    const nothing = '[null,null,"undefined"]';
    expect(engine.log.map(({ text }) => text)).toEqual([nothing, nothing]);
    expect(world.hooks.failures).toEqual([]);
  });

  it('asks Stash past the log-in, and what it queues has no user', () => {
    const credentials = { username: 'me', password: 'pw', apiKey: '' };
    const { world, edit, engine } = anEngine(
      `const asked = gql.Do('{ configuration { general { username } } }');
      log.Info(asked.configuration.general.username);
      gql.Do('mutation ($a: Map) { runPluginTask(plugin_id: "P", args_map: $a) }', { a: { deep: [1] } });`,
      { credentials },
    );

    edit();

    expect(engine.log).toEqual([{ level: 'info', text: 'me' }]);
    const task = { pluginId: 'P', taskName: undefined, args: { deep: [1] }, hasUser: false };
    expect(world.jobs.list().map((job) => job.task)).toEqual([task]);
    expect(world.requests.count()).toBe(0);
  });

  it('is thrown an error that shows question and variables', () => {
    const { world, edit, engine } = anEngine(
      'try { gql.Do("{ nope }", { secret: 7 }) } catch (error) { log.Error(error.message); throw error; }',
    );

    edit();

    expect(engine.log[0]?.text).toMatch(/^graphql error: .*nope.*\{"secret":7\}$/);
    expect(world.hooks.failures).toHaveLength(1);
  });

  it('is not run for what its manifest does not name', () => {
    const { engine, world } = anEngine('log.Info("run")');

    stashUser(world).sceneCreate({});

    expect([engine.runs(), engine.log]).toEqual([0, []]);
  });
});
