// Two weeks in the life of the plugin, played through the built bundle. Every step is checked against the known truth.
import { agentRefresh, rivalEdit } from '@stash2plex/testing/simulators';
import { BEGIN, DAY_MS, later, MINUTE_MS } from './calendar.ts';
import { newChecks } from './checks.ts';
import { compare } from './compare.ts';
import { bothSidesEdit, lateFile, newFile } from './last-days.ts';
import { checkPage, plexDown } from './outage.ts';
import { checkPosters, usersPosters } from './posters.ts';
import { drawCounts, drawHeld } from './draw.ts';
import { heldBy, isAllHeld } from './held.ts';
import { takePictures } from './pictures.ts';
import { tryOtherModes, writtenIn } from './modes.ts';
import { outputOf, type Output } from './output.ts';
import { checkSecrets } from './secrets.ts';
import { setStage, type Stage } from './stage.ts';
import type { Play, Step, Told } from './told.ts';

const SCENES = 2_000;

const print = (line: string) => process.stdout.write(`${line}\n`);

export interface StoryOptions {
  /** Folder for pictures of the last report; undefined: none are taken. */
  readonly pictures: string | undefined;
}

/** Returns how many checks failed. */
export async function tellStory({ pictures }: StoryOptions): Promise<number> {
  print(
    `A made-up library of ${SCENES} scenes in a simulated Stash and Plex; a run weekly, scope 24h.`,
  );
  const stage = await setStage(SCENES, BEGIN);
  const checks = newChecks(print);
  const told: Told = { checks, print };
  const before = heldBy(stage.library);
  try {
    await play({ ...told, stage, step: stepOf(stage) });
    print('\nSecrets');
    checkSecrets(checks, stage);
    await tryOtherModes(told, BEGIN);
    print('\nGaps at the beginning, as the library was made');
    drawCounts(gapCounts(stage)).forEach(print);
    print('\nFields of Plex that are as in Stash');
    drawHeld(before, heldBy(stage.library)).forEach(print);
    checks.same('all of them', isAllHeld(heldBy(stage.library)), true);
    if (pictures !== undefined) print(`\n${await takePictures(stage.page, pictures)}`);
  } finally {
    await stage.close();
  }
  print(`\n${checks.done() - checks.failed()} of ${checks.done()} checks hold.`);
  return checks.failed();
}

function stepOf(stage: Stage): Step {
  return async (title, mode, at, args) => {
    print(`\n${at.toISOString().slice(0, 16).replace('T', ' ')}  ${title}`);
    const answer = await stage.start(mode, at, args);
    for (const { level, text } of answer.lines) {
      print(`  | ${level === 'info' ? '' : level} ${text}`);
    }
    return outputOf(answer);
  };
}

async function play(story: Play): Promise<void> {
  await firstDay(story);
  await aWeekLater(story);
  await byHand(story);
  await othersEdit(story);
  await usersPosters(story);
  await plexDown(story);
  await lateFile(story);
  await newFile(story);
  await bothSidesEdit(story);
  checkPage(story);
}

async function firstDay(play: Play): Promise<void> {
  const { stage, checks, step } = play;
  const { library } = stage;
  const { missing, ...there } = library.truth('recent').gaps;
  const first = await step('The first look after a start of Stash', 'check_schedule', BEGIN);
  checks.same('rule and scope', ruleAndScope(first), ['startup-gap', 'recent']);
  compare(checks, library.truth('recent'), first, stage.report());
  checks.same('scenes written', first.repair?.written, countOf(there));
  checkPosters(play);
  checks.same('left in the queue: not in Plex yet', first.queue.pending, missing.length);

  const before = library.plex.requests.length;
  const soon = later(MINUTE_MS);
  const second = await step('A minute later: nothing is due, and why', 'check_schedule', soon);
  for (const reason of second.decision.because) print(`  . ${reason}`);
  checks.same('runs', second.run, null);
  checks.same('requests to Plex', library.plex.requests.length - before, 0);
}

async function aWeekLater({ stage, checks, step }: Play): Promise<void> {
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
  checks.same('scenes written', weekly.repair?.written, edited.length);
}

async function byHand(play: Play): Promise<void> {
  const { stage, checks, step } = play;
  const truth = leftOver(stage);
  const { missing, ...there } = truth.gaps;
  const all = await step('A run by hand over all scenes', 'reconcile_all', later(7.5 * DAY_MS));
  checks.same('rule and scope', ruleAndScope(all), ['manual', 'all']);
  compare(checks, truth, all, stage.report());
  checks.atMost('requests of the run', requestCount(all), 20 + 0.012 * SCENES);
  const writes = countOf(there);
  checks.same('scenes written', all.repair?.written, writes);
  checks.atMost('writes to Plex', all.repair?.requests.plexWrites ?? 0, 1.05 * writes);
  checks.same('left in the queue: not in Plex yet', all.queue.pending, missing.length);
  checkPosters(play);

  const { writes: sent, pictures } = stage.library.plex;
  const [before, uploadsBefore] = [sent.length, pictures.uploads.length];
  const again = await step('The same once more', 'reconcile_all', later(7.6 * DAY_MS));
  const leftovers = countsOf(truth.leftovers);
  checks.same('gaps', again.run?.gaps, { ...zeros(all), missing: missing.length, ...leftovers });
  checks.same('queued', again.run?.queued, 0);
  checks.same('writes to Plex', sent.length - before, 0);
  checks.same('posters uploaded', pictures.uploads.length - uploadsBefore, 0);
}

async function othersEdit({ stage, checks, step }: Play): Promise<void> {
  const { plex } = stage.library;
  const written = writtenIn(plex);
  agentRefresh(plex, { ratingKeys: written });
  const title = 'An agent of Plex reads all written items anew';
  const refreshed = await step(title, 'reconcile_all', later(8 * DAY_MS));
  const nobodys = { missing: 0, 'orphaned-item': 0, 'ambiguous-match': 0 };
  const gaps = { ...refreshed.run?.gaps, ...nobodys };
  checks.same('gaps that can be repaired: every field stood', countUp(gaps), 0);

  const [key = ''] = written;
  rivalEdit(plex, key, { values: { summary: "A user's own words." } });
  const edited = await step('A user edits one in Plex', 'reconcile_all', later(8.1 * DAY_MS));
  checks.same('found as drift', edited.run?.gaps['drift'], 1);
  checks.same('scenes written', edited.repair?.written, 1);
}

/** What is true of the library once what a first look over the recent scenes found was written. */
function leftOver({ library: { truth } }: Stage) {
  const all = truth('all');
  const done = truth('recent').gaps;
  const without = (type: keyof typeof done) =>
    all.gaps[type].filter((id) => !done[type].includes(id));
  const gaps = {
    missing: all.gaps.missing,
    'empty-metadata': without('empty-metadata'),
    'stale-sync': without('stale-sync'),
  };
  return { ...all, gaps };
}

function gapCounts({ library }: Stage): Record<string, number> {
  const { gaps, leftovers } = library.truth('all');
  return countsOf({ ...gaps, ...leftovers });
}

function ruleAndScope({ run }: Output) {
  return [run?.rule, run?.scope];
}

function requestCount({ run }: Output): number {
  return run ? run.requests.stash + run.requests.plex : 0;
}

function zeros({ run }: Output): Record<string, number> {
  return Object.fromEntries(Object.keys(run?.gaps ?? {}).map((type) => [type, 0]));
}

function countOf(gaps: Readonly<Record<string, readonly string[]>>): number {
  return Object.values(gaps).reduce((sum, ids) => sum + ids.length, 0);
}

function countsOf(gaps: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  return Object.fromEntries(Object.entries(gaps).map(([type, ids]) => [type, ids.length]));
}

function countUp(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
