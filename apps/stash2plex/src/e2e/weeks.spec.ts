import { describe, expect } from 'vitest';
import {
  itInProcess as it,
  later,
  type Stage,
  type StageOptions,
  type Start,
} from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

interface Weeks {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly hours: number;
  readonly everyHours: number;
}

/** Looks at the schedule again and again; what ran, as `hours: rule scope`. */
async function goThrough(stage: Stage, { hours, everyHours }: Omit<Weeks, 'settings'>) {
  const ran: string[] = [];
  for (let hour = 0; hour <= hours; hour += everyHours) {
    // A hook's wake-up is as good as the task.
    const mode = ran.length % 2 === 0 ? 'check_schedule' : 'catch_up';
    ran.push(...(await ranAt(stage, hour, { mode })));
  }
  return ran;
}

async function ranAt(stage: Stage, hour: number, { mode, ...start }: Start & { mode: string }) {
  const { output } = await stage.run(mode, { ...start, at: later(hour) });
  return output.run ? [`${hour}: ${output.run.rule} ${output.run.scope}`] : [];
}

async function aSmallStage(
  aStage: (options: StageOptions) => Promise<Stage>,
  settings: Weeks['settings'],
  configFile?: unknown,
): Promise<Stage> {
  const stage = await aStage({ settings, configFile });
  addScene(stage.stash, '/data/one.mp4');
  addItem(stage.plex, '/data/one.mp4');
  return stage;
}

describe('a run by itself', () => {
  it.concurrent.for<[string, Weeks, string[]]>([
    [
      'every hour',
      {
        settings: { reconcile_interval: 'hourly', reconcile_scope: '24h' },
        hours: 3,
        everyHours: 0.5,
      },
      ['0: startup-gap recent', '1: interval recent', '2: interval recent', '3: interval recent'],
    ],
    [
      'every day, in the scope that was set',
      {
        settings: { reconcile_interval: 'daily', reconcile_scope: '7days' },
        hours: 72,
        everyHours: 12,
      },
      [0, 24, 48, 72].map((hour) => `${hour}: interval recent_7days`),
    ],
    [
      'every week, over all scenes',
      {
        settings: { reconcile_interval: 'weekly', reconcile_scope: 'all' },
        hours: 504,
        everyHours: 84,
      },
      [0, 168, 336, 504].map((hour) => `${hour}: interval all`),
    ],
    ['never', { settings: { reconcile_interval: 'never' }, hours: 600, everyHours: 300 }, []],
  ])('comes %s', async ([, { settings, ...weeks }, expected], { aStage }) => {
    const stage = await aSmallStage(aStage, settings);

    const ran = await goThrough(stage, weeks);

    expect(ran).toEqual(expected);
  });

  it.concurrent('waits a whole interval after one by hand', async ({ aStage }) => {
    const stage = await aSmallStage(aStage, { reconcile_interval: 'daily' });
    const check = { mode: 'check_schedule' };

    const ran = [
      ...(await ranAt(stage, 0, check)),
      ...(await ranAt(stage, 20, { mode: 'reconcile_all' })),
      ...(await ranAt(stage, 24, check)),
      ...(await ranAt(stage, 43, check)),
      ...(await ranAt(stage, 44, check)),
    ];

    expect(ran).toEqual(['0: startup-gap recent', '20: manual all', '44: interval recent']);
  });

  it.concurrent('comes after a restart of Stash, and not before an hour has passed', async ({
    aStage,
  }) => {
    const stage = await aSmallStage(aStage, { reconcile_interval: 'weekly' });
    const check = { mode: 'check_schedule' };
    const restarted = { ...check, afterRestart: true };

    const ran = [
      ...(await ranAt(stage, 0, check)),
      ...(await ranAt(stage, 5, check)),
      ...(await ranAt(stage, 6, restarted)),
      ...(await ranAt(stage, 6.5, restarted)),
      ...(await ranAt(stage, 9, restarted)),
    ];

    expect(ran).toEqual([
      '0: startup-gap recent',
      '6: startup-gap recent',
      '9: startup-gap recent',
    ]);
  });

  it.concurrent('comes by a rule of config.json although the interval is never', async ({
    aStage,
  }) => {
    const own = {
      name: 'nightly',
      conditions: {
        all: [
          {
            fact: 'hoursSinceLastRun',
            params: { scope: 'all' },
            operator: 'greaterThanInclusive',
            value: 23,
          },
        ],
      },
      event: { type: 'reconcile', params: { scope: 'all' } },
    };
    const stage = await aSmallStage(aStage, { reconcile_interval: 'never' }, { rules: [own] });

    const ran = await goThrough(stage, { hours: 24, everyHours: 12 });

    expect(ran).toEqual(['0: nightly all', '24: nightly all']);
  });
});

describe('a look that finds nothing due', () => {
  it.concurrent.for(['check_schedule', 'catch_up'])(
    'costs Stash little and Plex nothing, as %s',
    async (mode, { aStage }) => {
      const stage = await aSmallStage(aStage, { reconcile_interval: 'daily' });
      await stage.run('check_schedule');
      const before = { stash: stage.stash.requests.count(), plex: stage.plex.requests.length };

      const { output } = await stage.run(mode, { at: later(2) });

      expect(output).toMatchObject({ run: null, decision: { run: false, rule: null } });
      expect(output.decision.because.join('\n')).toMatch(
        /interval: hoursSinceLastRun.* is (?:1\.9|2)\d*(?:\.\d+)?, needs .* 23\.95/,
      );
      expect(stage.stash.requests.count() - before.stash).toBeLessThanOrEqual(8);
      expect(stage.plex.requests.length - before.plex).toBe(0);
    },
  );
});

describe('a run that is due while Plex is down', () => {
  it.concurrent('is held back, with nothing recorded, and made as soon as Plex answers', async ({
    aStage,
  }) => {
    const stage = await aSmallStage(aStage, { reconcile_interval: 'daily' });
    await stage.stopPlex();

    const held = await stage.run('check_schedule');
    await stage.startPlex();
    const believed = await stage.run('check_schedule', { at: later(0.5 / 60) });
    const made = await stage.run('check_schedule', { at: later(3 / 60) });

    expect(held.output).toMatchObject({ run: null, decision: { run: false } });
    expect(held.output.decision.because.join('\n')).toMatch(/Plex does not answer/);
    expect(believed.output.run).toBeNull();
    expect(made.output.run).toMatchObject({ rule: 'startup-gap', status: 'complete' });
    expect(made.output.history.runCount).toBe(1);
  });
});
