import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { json } from '../reporters/json/index.ts';
import {
  anOutage,
  anOutageReport,
  aCatchUp,
  aRepair,
  aRepairReport,
  aReportedGap,
  aRun,
  aRunReport,
  aStatusReport,
} from '../spec/a-report.ts';
import { outagesOutput, recoveredOutput } from '../outages-output.ts';
import { statusOutput } from '../status-output.ts';
import { taskOutput } from '../task-output.ts';
import { jsonSchemas, reportSchema, statusSchema, taskSchema } from './index.ts';

const guards = [
  { kind: 'plex-unreachable', message: 'Plex does not answer.' },
  { kind: 'matches-fell', section: 'Films', message: 'Many scenes are gone.' },
] as const;
const inconclusive = aRun({ status: 'inconclusive', resumes: 2, guards, errors: ['No.'] });
const running = aRun({ status: 'running', finishedAt: undefined });
const soon = { status: 'when-plex-answers', rule: 'interval', scope: 'recent' } as const;

const gaps = [aReportedGap(), aReportedGap({ ratingKey: undefined, changes: [] })];
const runReport = aRunReport({ run: inconclusive, catchUp: aCatchUp(), gaps });
const statusReport = aStatusReport({
  runs: [running, inconclusive],
  deadReasons: { 'no such item': 2 },
  oldestQueuedAt: new Date('2026-01-04T08:30:00Z'),
  openGaps: { missing: 4 },
  deadLetters: [{ sceneId: '7', because: 'no such item', at: new Date(0) }],
  waiting: { due: 2, backoff: 1, byError: { 'not in Plex yet': 1 } },
  notFound: { scenes: 1, since: new Date(0), nextLookAt: new Date(0) },
  nextReadyAt: new Date(0),
  repairs: [aRepair()],
  outage: anOutage({ endedAt: undefined }),
});

const outputs = [
  ['of a run', taskSchema, taskOutput(runReport)],
  ['of a failed run', taskSchema, taskOutput(aRunReport({ run: aRun({ status: 'failed' }) }))],
  ['without a run', taskSchema, taskOutput({ ...statusReport, status: statusReport })],
  ['while Plex is silent', taskSchema, taskOutput(aRunReport({ nextDue: soon }))],
  ['of clearing the queue', taskSchema, { ...taskOutput(runReport), cleared: 3 }],
  ['of a repair', taskSchema, taskOutput(aRepairReport())],
  ['in the report of a repair', taskSchema, JSON.parse(json.repair(aRepairReport())) as unknown],
  [
    'in the report of a run with a repair',
    reportSchema,
    JSON.parse(json.run({ ...runReport, repair: aRepair() })) as unknown,
  ],
  [
    'of a summary of outages',
    taskSchema,
    { ...taskOutput(runReport), outages: outagesOutput(anOutageReport()) },
  ],
  [
    'of making jobs of outages due',
    taskSchema,
    { ...taskOutput(runReport), ...recoveredOutput([{ outage: anOutage(), jobs: 3 }]) },
  ],
  ['of the status', statusSchema, statusOutput(statusReport)],
  ['in the report of a run', reportSchema, JSON.parse(json.run(runReport)) as unknown],
  ['in the report of the status', statusSchema, JSON.parse(json.status(statusReport)) as unknown],
] as const;

describe.each(outputs)('the output %s', (_, schema, output) => {
  it('is what its schema says', () => {
    expect(schema.parse(output)).toEqual(output);
  });

  it('has no member at any place that its schema does not name', () => {
    const more = withOneMore(output);

    expect(more.length).toBeGreaterThan(5);
    expect(more.filter((each) => schema.safeParse(each).success)).toEqual([]);
  });
});

describe('the JSON schemas', () => {
  const schemas = Object.entries(jsonSchemas());

  it.each(schemas)('let more members follow: %s', (_, schema) => {
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.stringContaining('Stash2Plex') as string,
      required: expect.arrayContaining(['decision', 'run', 'queue', 'history']) as string[],
    });
  });

  it('take what tasks return, with more members as well, and nothing else', () => {
    const schema = z.fromJSONSchema(jsonSchemas()['report'] ?? {});
    const report = JSON.parse(json.run(runReport)) as { run: object };

    expect(schema.safeParse(report).success).toBe(true);
    expect(schema.safeParse({ ...report, run: { ...report.run, more: 1 } }).success).toBe(true);
    expect(schema.safeParse({ ...report, run: { ...report.run, queued: '2' } }).success).toBe(
      false,
    );
    expect(schema.safeParse({ ...report, run: null }).success).toBe(false);
  });

  it('tell what members mean, and know their values', () => {
    expect(jsonSchemas()['report']).toMatchObject({
      properties: {
        run: { $ref: '#/$defs/run' },
        gaps: { items: { properties: { type: { description: 'Id of the detector.' } } } },
      },
      $defs: {
        run: {
          properties: {
            status: { enum: ['running', 'complete', 'inconclusive', 'failed'] },
            startedAt: { type: 'string', format: 'date-time' },
            scenesChecked: { type: 'integer', minimum: 0 },
            resumes: { description: 'How often it went on after its process had ended.' },
          },
        },
        catchUp: {
          required: ['changed', 'queued', 'requests', 'looks', 'read', 'gone', 'skipped'],
        },
      },
    });
  });
});

it('costs the worker nothing: neither the schemas nor zod are loaded with the library', () => {
  const index = join(import.meta.dirname, '../index.ts');
  const script = `
    import { registerHooks } from 'node:module';
    const load = (url, context, next) => (process.stdout.write(url + '\\n'), next(url, context));
    registerHooks({ load });
    await import(${JSON.stringify(index)});`;
  const flags = ['--conditions=@stash2plex/source', '--input-type=module', '--eval', script];

  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });

  expect(stderr).toBe('');
  expect(stdout).toMatch(/reporting\/src\/task-output\.ts/);
  expect(stdout).not.toMatch(/\/contract\/|\/zod\//);
});

/** The value once for each object in it, with one member more in that object. */
function withOneMore(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    withOneMore(member).map((changed) =>
      Array.isArray(value)
        ? value.map((each: unknown, nth) => (String(nth) === key ? changed : each))
        : { ...value, [key]: changed },
    ),
  );
  return Array.isArray(value) ? inner : [{ ...value, more: 'than agreed' }, ...inner];
}
