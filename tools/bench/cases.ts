import { enqueueLines, linearLines, repairLines, runLines } from './budgets.ts';
import { enqueueCase } from './enqueue-case.ts';
import type { Usage } from './measure.ts';
import { amount, count, usageText } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import { repairCase } from './repair-case.ts';
import { runCase, type Case, type CaseResult } from './run-case.ts';

const JOBS = 100_000;
const REPAIRS = 5000;
const FACTOR = 10;

/** Runs over libraries of these sizes, the larger ones beside the smaller. `bare`: Node with nothing to do. */
export async function* runOutcomes(cases: readonly Case[], bare: Usage): AsyncGenerator<Outcome> {
  let before: CaseResult | undefined;
  for (const which of cases) {
    const result = await runCase(which);
    const { scenes, plexDelayMs, first, idle, problems } = result;
    const each = amount((1e6 * first.cpuSeconds) / scenes, 'µs');
    const starts = (first.cpuSeconds / bare.cpuSeconds).toFixed(0);
    const isLarge = scenes >= 1_000_000 && before?.plexDelayMs === plexDelayMs;
    yield {
      title: `${count(scenes)} scenes, Plex at ${plexDelayMs} ms a request`,
      notes: [
        `run: ${usageText(first)}, ${each} CPU a scene, as much CPU as ${starts} bare starts of Node`,
        `nothing due: ${usageText(idle)}`,
      ],
      lines: [...runLines(result), ...(before && isLarge ? linearLines(before, result) : [])],
      problems,
    };
    before = result;
  }
}

export async function queueOutcome(repeats: number): Promise<Outcome> {
  const few = await enqueueCase(JOBS / FACTOR, repeats);
  const many = await enqueueCase(JOBS, repeats);
  return {
    title: 'Queueing',
    notes: [few, many].map(
      ({ jobs, seconds, cpuSeconds }) =>
        `${count(jobs)} jobs: ${amount(seconds, 's')}, ${amount(cpuSeconds, 's')} CPU`,
    ),
    lines: enqueueLines(few, many),
    problems: [],
  };
}

export async function repairOutcome(): Promise<Outcome> {
  const few = await repairCase(REPAIRS / FACTOR);
  const many = await repairCase(REPAIRS);
  return {
    title: 'Writing, Plex at 20 ms a request',
    notes: [few, many].map(
      ({ written, scenesPerSecond, writes, reads, usage }) =>
        `${count(written)} scenes: ${scenesPerSecond.toFixed(0)} a second, ` +
        `${count(writes)} writes, ${count(reads)} reads, ${usageText(usage)}`,
    ),
    lines: repairLines(few, many),
    problems: [...few.problems, ...many.problems],
  };
}
