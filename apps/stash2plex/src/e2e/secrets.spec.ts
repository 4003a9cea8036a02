// Every stage looks for secrets when its test ends. Here they are put where they might slip through.
import { pluginInput, secretsShown, type PluginAnswer } from '@stash2plex/testing';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { answering, echo, oddServer } from './odd-server.fixture.ts';
import { it, NOW, PLEX_TOKEN } from './stage.fixture.ts';
import { addOneOfEach, ONE_OF_EACH } from './world.fixture.ts';

const LOUD = { debug_logging: true, reconcile_interval: 'hourly' };

it.concurrent('the cookie that the hook hands on lets us in and is shown nowhere', async ({
  aStage,
}) => {
  const stage = await aStage({ settings: { ...LOUD, reconcile_scope: 'all' } });
  addOneOfEach(stage);
  stage.stash.clock.setNow(NOW);
  const cookie = stage.stash.sessions.issue();
  const port = Number(new URL(stage.stashUrl).port);
  const args = { mode: 'catch_up', cookie };

  const { output, log } = await stage.run('', {
    input: pluginInput({ port, directory: stage.directory, args }),
  });

  expect(output.run).toMatchObject({ status: 'complete', gaps: ONE_OF_EACH });
  expect(log).toMatch(/^debug /m);
});

it.concurrent('a Stash that repeats them in the middle of a run has them blackened', async ({
  aStage,
}) => {
  const stage = await aStage();
  const plugins = {
    Stash2Plex: { plex_url: stage.plexUrl, plex_token: PLEX_TOKEN, debug_logging: true },
  };
  const settings = JSON.stringify({ data: { configuration: { plugins } } });
  const answers = [answering(200, settings, { 'Content-Type': 'application/json' }), echo(200)];
  await using odd = await oddServer((request, response) => {
    answers[Math.min(odd.seen.length, 2) - 1]?.(request, response);
  });

  const { output, error } = await stage.run('reconcile_dry_run', { stashPort: odd.port });

  expect(error).toMatch(/\[secret\]/);
  expect(output.run?.errors).toEqual([error]);
  const report = readFileSync(join(stage.dataDir, 'reports/latest.json'), 'utf8');
  expect(report).toContain('[secret]');
});

it.concurrent.for<[string, object]>([
  ['the address of Plex', { plex_url: `http://plex.test:32400/?X-Plex-Token=${PLEX_TOKEN}` }],
  ['the name of a library', { plex_library: PLEX_TOKEN }],
  ['the path mapping', { path_map: `/data ${encodeURIComponent(PLEX_TOKEN)}` }],
  ['an interval', { reconcile_interval: PLEX_TOKEN }],
])('a token that was typed into %s is not repeated', async ([, settings], { aStage }) => {
  const stage = await aStage({ settings: { debug_logging: true, ...settings } });

  const { error, log } = await stage.run('reconcile_all');

  expect(`${error ?? ''}${log}`).not.toBe('');
});

it.concurrent.for<[string, (token: string) => string]>([
  ['plain', (token) => token],
  ['as an address has it', encodeURIComponent],
  ['as base64', (token) => Buffer.from(token).toString('base64')],
])('a token that stands somewhere %s is found', ([, write], { aStage }) =>
  aStage().then(({ dataDir, directory }) => {
    const text = write('planted+token/8Wq2');
    const answer = { ...NO_ANSWER, stderr: `before ${text} after` };
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'planted'), Buffer.from([0, 255, ...Buffer.from(text), 0]));

    const shown = secretsShown(['planted+token/8Wq2'], { answers: [answer], directory });

    const places = shown.map((where) => where.replace(/: secret.*$/, ''));
    expect(new Set(places)).toEqual(new Set(['stderr 0', join(dataDir, 'planted')]));
  }),
);

const NO_ANSWER: PluginAnswer = {
  ...{ stdout: '', stderr: '', exitCode: 0, tookMs: 0, lines: [], progress: [] },
};
