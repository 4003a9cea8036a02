// A week in the life of the plugin, played through the built bundle. Every step is checked against the known truth.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PluginAnswer } from '@stash2plex/testing/simulators';
import { newChecks, type Checks } from './checks.ts';
import { compare } from './compare.ts';
import { outputOf, type Output } from './output.ts';
import { setStage, type Stage } from './stage.ts';

const SCENES = 2_000;
const BEGIN = new Date('2026-03-02T12:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Returns how many checks failed. */
export async function tellStory(): Promise<number> {
  print(
    `A made-up library of ${SCENES} scenes in a simulated Stash and Plex; a run weekly, scope 24h.`,
  );
  const stage = await setStage(SCENES, BEGIN);
  const checks = newChecks(print);
  const answers: PluginAnswer[] = [];
  const step = async (title: string, mode: string, at: Date): Promise<Output> => {
    print(`\n${at.toISOString().slice(0, 16).replace('T', ' ')}  ${title}`);
    const answer = await stage.start(mode, at);
    answers.push(answer);
    for (const { level, text } of answer.lines)
      print(`  | ${level === 'info' ? '' : level} ${text}`);
    return outputOf(answer);
  };
  try {
    await play(stage, checks, step);
    checkSecrets(stage, checks, answers);
    drawSummary(stage, checks);
  } finally {
    await stage.close();
  }
  return checks.failed();
}

type Step = (title: string, mode: string, at: Date) => Promise<Output>;

async function play(stage: Stage, checks: Checks, step: Step): Promise<void> {
  await firstDay(stage, checks, step);
  await aWeekLater(stage, checks, step);
  await byHand(stage, checks, step);
  await plexDown(stage, checks, step);
}

async function firstDay(stage: Stage, checks: Checks, step: Step): Promise<void> {
  const { library } = stage;
  const first = await step('The first look after a start of Stash', 'check_schedule', BEGIN);
  checks.same('rule and scope', ruleAndScope(first), ['startup-gap', 'recent']);
  compare(checks, library.truth('recent'), first, stage.report());

  const before = plexRequests(stage);
  const soon = later(5 * MINUTE_MS);
  const second = await step('Five minutes later: nothing is due, and why', 'check_schedule', soon);
  for (const reason of second.decision.because) print(`  . ${reason}`);
  checks.same('runs', second.run, null);
  checks.same('requests to Plex', plexRequests(stage) - before, 0);
}

async function aWeekLater(stage: Stage, checks: Checks, step: Step): Promise<void> {
  const { library } = stage;
  const week = later(7 * DAY_MS);
  library.stash.clock.setNow(new Date(week.getTime() - 60 * MINUTE_MS));
  const edited = library.truth('all').inLine.slice(0, 3);
  for (const id of edited) library.stash.updateScene(id, { details: `Told anew: ${id}.` });
  const weekly = await step('A week later, three scenes edited meanwhile', 'check_schedule', week);
  checks.same('rule and scope', ruleAndScope(weekly), ['interval', 'recent']);
  checks.same('scenes checked', weekly.run?.scenesChecked, edited.length);
  const found = stage.report().gaps.map(({ type, sceneId }) => `${type} ${sceneId}`);
  checks.same(
    'gaps',
    found,
    edited.map((id) => `stale-sync ${id}`),
  );

  for (const id of edited) restore(stage, id);
}

async function byHand(stage: Stage, checks: Checks, step: Step): Promise<void> {
  const { library } = stage;
  const all = await step('A run by hand over all scenes', 'reconcile_all', later(7.5 * DAY_MS));
  checks.same('rule and scope', ruleAndScope(all), ['manual', 'all']);
  compare(checks, library.truth('all'), all, stage.report());
  checks.same('waiting jobs', all.queue.pending, gapCount(library.truth('all').gaps));
  checks.atMost('requests', requestCount(all), 20 + 0.012 * SCENES);

  const again = await step('The same once more', 'reconcile_all', later(7.6 * DAY_MS));
  checks.same('same gaps', again.run?.gaps, all.run?.gaps);
  checks.same('queued', again.run?.queued, 0);
}

async function plexDown(stage: Stage, checks: Checks, step: Step): Promise<void> {
  const due = later(15 * DAY_MS);
  const ready = await step(
    'Timers were reset by hand: nothing is due',
    'check_schedule',
    later(14.1 * DAY_MS),
  );
  checks.same('runs', ready.run, null);

  await stage.stopPlex();
  const held = await step('A run is due, but Plex is down', 'check_schedule', due);
  for (const reason of held.decision.because.slice(0, 1)) print(`  . ${reason}`);
  checks.same('runs', held.run, null);
  checks.same('waiting jobs stay', held.queue.pending, ready.queue.pending);

  await stage.startPlex();
  const back = await step(
    'Plex is back',
    'check_schedule',
    new Date(due.getTime() + 2 * MINUTE_MS),
  );
  checks.same('rule and status', [back.run?.rule, back.run?.status], ['interval', 'complete']);
  await step('How things stand', 'queue_status', new Date(due.getTime() + 3 * MINUTE_MS));
}

/** Takes an edit back, so that the truth by construction holds again; the edit still shows as a newer version. */
function restore({ library }: Stage, id: string): void {
  const details = library.truth('all').detailsOf(id);
  library.stash.updateScene(id, { details });
}

function checkSecrets(stage: Stage, checks: Checks, answers: readonly PluginAnswer[]): void {
  print('\nSecrets');
  const outputs = answers.map(({ stdout, stderr }) => stdout + stderr);
  const files = readdirSync(stage.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const texts = [...outputs, ...files];
  const leaks = stage.secrets().filter((secret) => texts.some((text) => text.includes(secret)));
  checks.same(`token or cookies in ${texts.length} outputs and files`, leaks.length, 0);
  checks.same('alarms of the simulated Plex', stage.library.plex.alarms.length, 0);
}

function drawSummary({ library }: Stage, checks: Checks): void {
  const truth = library.truth('all');
  print('\nKnown truth and what was found');
  const widest = Math.max(...Object.values(truth.gaps).map((ids) => ids.length));
  for (const [type, ids] of Object.entries(truth.gaps)) {
    const bar = '█'.repeat(Math.max(1, Math.round((30 * ids.length) / widest)));
    print(`  ${type.padEnd(15)} ${String(ids.length).padStart(4)}  ${bar}`);
  }
  const passed = checks.done() - checks.failed();
  print(`\n${passed} of ${checks.done()} checks hold.`);
}

function plexRequests({ library }: Stage): number {
  return library.plex.requests.length;
}

function ruleAndScope({ run }: Output) {
  return [run?.rule, run?.scope];
}

function requestCount({ run }: Output): number {
  return run ? run.requests.stash + run.requests.plex : 0;
}

function gapCount(gaps: Readonly<Record<string, readonly string[]>>): number {
  return Object.values(gaps).reduce((sum, ids) => sum + ids.length, 0);
}

function later(ms: number): Date {
  return new Date(BEGIN.getTime() + ms);
}
