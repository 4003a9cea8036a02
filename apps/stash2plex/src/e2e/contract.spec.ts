import { TASKS, type Mode } from '@stash2plex/config';
import { statusSchema, taskSchema } from '@stash2plex/reporting/contract';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { it, itInProcess, later, NOW } from './stage.fixture.ts';
import { addOneOfEach, ONE_OF_EACH } from './world.fixture.ts';

const RUN = {
  id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
  status: 'complete',
  dryRun: expect.any(Boolean) as boolean,
  startedAt: expect.stringMatching(/^2026-03-/) as string,
  finishedAt: expect.stringMatching(/^2026-03-/) as string,
  scenesChecked: expect.any(Number) as number,
  gaps: { missing: expect.any(Number) as number, 'empty-metadata': 0, 'stale-sync': 0 },
  queued: expect.any(Number) as number,
  skipped: {},
  requests: { stash: expect.any(Number) as number, plex: expect.any(Number) as number },
  guards: [],
  errors: [],
};

/** They neither act nor catch up. */
const ONLY_LOOKS_ON = new Set<Mode>([
  ...(['reconcile_dry_run', 'queue_status', 'clear_queue', 'release_locks'] as const),
  ...(['retry_dead_letters', 'clear_dlq', 'purge_dlq'] as const),
  ...(['health_check', 'outage_summary', 'recover_outage_jobs'] as const),
]);

const SHAPE = {
  decision: { run: expect.any(Boolean) as boolean, because: expect.any(Array) as string[] },
  queue: { pending: expect.any(Number) as number, leased: 0, dead: 0 },
  history: { runCount: expect.any(Number) as number },
};

it.concurrent(
  'answers every task of the manifest in the shape that others rely on',
  { timeout: 120_000 },
  async ({ aStage }) => {
    const stage = await aStage({ settings: { reconcile_interval: 'daily' } });

    for (const { mode } of TASKS) {
      const { output, exitCode } = await stage.run(mode);

      expect(exitCode).toBe(0);
      expect(output).toMatchObject(SHAPE);
      // Strict: a member that the published schema does not know would fail here.
      const schema = mode === 'queue_status' ? statusSchema : taskSchema;
      expect(schema.parse(output)).toEqual(output);
      if (!ONLY_LOOKS_ON.has(mode)) expect(output.catchUp).toMatchObject({ looks: 1 });
      else expect(output.catchUp).toBeNull();
      expect(Object.keys(output)).toEqual(
        expect.arrayContaining(['decision', 'run', 'catchUp', 'queue', 'history']),
      );
      expect(Object.keys(output.decision)).toEqual(['run', 'rule', 'scope', 'because']);
      expect(Object.keys(output.history)).toEqual(
        expect.arrayContaining(['runCount', 'lastRun', 'nextDue']),
      );
      if (output.run) expect(output.run).toMatchObject(RUN);
    }
  },
);

itInProcess.concurrent.for<[string, string]>([
  ['reconcile_recent', 'recent'],
  ['reconcile_7days', 'recent_7days'],
])('makes the run that %s asks for', async ([mode, scope], { aStage }) => {
  const stage = await aStage();

  const { output } = await stage.run(mode);

  expect(output.run).toMatchObject({ rule: 'manual', scope, dryRun: false, status: 'complete' });
  const byHand = { run: true, rule: 'manual', scope, because: ['started by hand'] };
  expect(output.decision).toEqual(byHand);
});

itInProcess.concurrent('takes the scope of a dry run from its arguments', async ({ aStage }) => {
  const stage = await aStage();

  const { output } = await stage.run('reconcile_dry_run', { args: { scope: '7days' } });

  expect(output.run?.scope).toBe('recent_7days');
});

itInProcess.concurrent(
  'finds every gap, queues each once, and tells the same again',
  async ({ aStage }) => {
    const stage = await aStage({ keepsQueue: true });
    const [missing, empty, stale] = addOneOfEach(stage);

    const first = await stage.run('reconcile_all');
    const second = await stage.run('reconcile_all', { at: later(1) });

    expect(first.output.run).toMatchObject({ scenesChecked: 4, gaps: ONE_OF_EACH, queued: 3 });
    expect(second.output.run).toMatchObject({ gaps: ONE_OF_EACH, queued: 0 });
    expect(second.output.run?.skipped).toEqual({ 'already-queued': 3 });
    expect(second.output.history).toMatchObject({ runCount: 2, lastRun: second.output.run });
    const { gaps } = report(stage.dataDir, 'latest.json');
    expect(gaps.map(({ type, sceneId }) => [type, sceneId].join(' ')).toSorted()).toEqual([
      `empty-metadata ${empty}`,
      `missing ${missing}`,
      `stale-sync ${stale}`,
    ]);
  },
);

itInProcess.concurrent(
  'says of each gap where it is and which fields differ, old and new',
  async ({ aStage }) => {
    const stage = await aStage();
    addOneOfEach(stage);

    await stage.run('reconcile_all');

    const { gaps } = report(stage.dataDir, 'latest.json');
    expect(gaps.find(({ type }) => type === 'stale-sync')).toMatchObject({
      title: 'Scene of /data/stale.mp4',
      path: '/data/stale.mp4',
      changes: [{ field: 'summary', observed: 'An old one.', desired: 'A summary.' }],
    });
  },
);

itInProcess.concurrent(
  'writes the same object to reports, newest and history',
  async ({ aStage }) => {
    const stage = await aStage({ keepsQueue: true });
    addOneOfEach(stage);

    const { output, log, progress } = await stage.run('reconcile_all');

    const latest = report(stage.dataDir, 'latest.json');
    expect(latest).toMatchObject(output);
    const history = reportNames(stage.dataDir).filter((name) => name.startsWith('run-'));
    expect(history).toHaveLength(1);
    expect(report(stage.dataDir, history[0] ?? '')).toEqual(latest);
    expect(readFileSync(join(stage.dataDir, 'reports/latest.txt'), 'utf8')).toContain('stale-sync');
    expect(log).toMatch(/^info Gaps detected .*missing=1/m);
    expect(progress.at(-1)).toBe(1);
  },
);

itInProcess.concurrent(
  'keeps the newest fifty reports, and files that are not its own',
  async ({ aStage }) => {
    const stage = await aStage();
    const folder = join(stage.dataDir, 'reports');
    mkdirSync(folder, { recursive: true });
    const old = Array.from({ length: 60 }, (_, n) => `run-2025-01-01T00-00-${n + 10}.000Z-a.json`);
    for (const name of [...old, 'notes.json']) writeFileSync(join(folder, name), '{}');

    await stage.run('reconcile_all');

    const names = reportNames(stage.dataDir);
    const kept = names.filter((name) => name.startsWith('run-'));
    expect(kept).toHaveLength(50);
    expect(kept.filter((name) => name.startsWith('run-2026'))).toHaveLength(1);
    expect(kept).toContain(old.at(-1));
    expect(names).toEqual(expect.arrayContaining(['latest.json', 'latest.txt', 'notes.json']));
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
);

itInProcess.concurrent(
  'shows queue, last runs and what is next, in words and as data',
  async ({ aStage }) => {
    const stage = await aStage({ settings: { reconcile_interval: 'weekly' }, keepsQueue: true });
    addOneOfEach(stage);
    await stage.run('reconcile_all');

    const { output, log } = await stage.run('queue_status', { at: later(1) });

    expect(output).toMatchObject({
      decision: { run: false, rule: null, scope: null },
      run: null,
      queue: { pending: 3, leased: 0, dead: 0 },
      openGaps: ONE_OF_EACH,
      oldestQueuedAt: expect.stringMatching(/^2026-03-02T12:00/) as string,
      deadReasons: {},
      history: { runCount: 1, lastRun: { rule: 'manual', scope: 'all' } },
    });
    // A week less three minutes: what comes weekly comes some seconds early or late.
    const due = Date.parse(output.history.nextDue ?? '') - NOW.getTime();
    expect(due / 3_600_000).toBeCloseTo(7 * 24 - 0.05, 1);
    expect(log).toMatch(/3/);
  },
);

itInProcess.concurrent(
  'says of a history without runs that one by hand begins it',
  async ({ aStage }) => {
    const stage = await aStage();

    const { output, log } = await stage.run('queue_status');

    expect(output.history).toMatchObject({ runCount: 0, lastRun: null, nextDue: null });
    expect(log).toMatch(/no run yet.*Reconcile/i);
  },
);

interface Report {
  readonly gaps: readonly Readonly<Record<string, unknown>>[];
}

function report(dataDir: string, name: string): Report {
  return JSON.parse(readFileSync(join(dataDir, 'reports', name), 'utf8')) as Report;
}

function reportNames(dataDir: string): readonly string[] {
  return readdirSync(join(dataDir, 'reports'));
}
