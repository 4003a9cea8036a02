// `npm run bench`: what runs cost as whole processes, against their budgets. Exits 1 when one is broken.
import { parseArgs } from 'node:util';
import { budgetLines, enqueueLine, repairLines, type BudgetLine } from './budgets.ts';
import { enqueueCase } from './enqueue-case.ts';
import { repairCase, type RepairResult } from './repair-case.ts';
import { runCase, type Case } from './run-case.ts';

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', multiple: true, default: ['2000', '10000'] },
    delay: { type: 'string', default: '0' },
    repeats: { type: 'string', default: '3' },
    large: { type: 'boolean', default: false },
  },
});

const named = values.scenes.map((scenes) => ({
  scenes: Number(scenes),
  plexDelayMs: Number(values.delay),
}));
// The case of the budget: a hundred thousand scenes, Plex at 20 ms a request.
const large: Case[] = values.large ? [{ scenes: 100_000, plexDelayMs: 20 }] : [];

let broken = 0;
for (const which of [...named, ...large]) {
  const result = await runCase(which, which.scenes > 20_000 ? 1 : Number(values.repeats));
  const { first, idle } = result;
  print(`\n${which.scenes.toLocaleString('en')} scenes, Plex at ${which.plexDelayMs} ms a request`);
  print(
    `  run          ${usage(first)}, ${((1e6 * first.cpuSeconds) / which.scenes).toFixed(0)} us CPU a scene`,
  );
  print(`  nothing due  ${usage(idle)}`);
  for (const line of budgetLines(result)) printBudget(line);
  for (const problem of result.problems) print(`  ✗ ${problem}`);
  broken += result.problems.length;
}

const JOBS = 100_000;
print('\nQueueing');
printBudget(enqueueLine(JOBS, enqueueCase(JOBS)));

print('\nWriting, Plex at 20 ms a request');
const [few, many] = [await repairCase(500), await repairCase(5_000)];
for (const result of [few, many]) printRepair(result);
for (const line of repairLines(few, many)) printBudget(line);

process.exitCode = broken === 0 ? 0 : 1;

function printBudget({ what, measured, allowed, unit }: BudgetLine): void {
  const holds = measured <= allowed;
  if (!holds) broken += 1;
  const share = allowed === 0 ? '' : ` (${((100 * measured) / allowed).toFixed(0)} %)`;
  print(`  ${holds ? '✓' : '✗'} ${what}: ${round(measured)} of ${round(allowed)} ${unit}${share}`);
}

function printRepair({
  written,
  scenesPerSecond,
  writes,
  reads,
  usage: used,
  problems,
}: RepairResult) {
  const requests = `${writes} writes, ${reads} reads`;
  print(`  ${written} scenes  ${scenesPerSecond.toFixed(1)} a second, ${requests}, ${usage(used)}`);
  for (const problem of problems) print(`  ✗ ${problem}`);
  broken += problems.length;
}

function usage({
  cpuSeconds,
  wallSeconds,
  memoryMb,
}: {
  cpuSeconds: number;
  wallSeconds: number;
  memoryMb: number;
}): string {
  return `${cpuSeconds.toFixed(2)} s CPU, ${wallSeconds.toFixed(2)} s, ${memoryMb.toFixed(0)} MB`;
}

function round(value: number): string {
  return Number(value.toFixed(2)).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
