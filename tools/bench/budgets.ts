import type { EnqueueResult } from './enqueue-case.ts';
import { count } from './numbers.ts';
import type { BudgetLine } from './outcome.ts';
import type { RepairResult } from './repair-case.ts';
import type { CaseResult } from './run-case.ts';
import type { Visit } from './visit.ts';

/** What runs may cost: requests by the size of the library, time and memory where the design names them. */
export function runLines(result: CaseResult): BudgetLine[] {
  const { scenes, edits, last } = result;
  const { first, idle, recent, caughtUp } = last;
  const line = (what: string, measured: number, allowed: number) =>
    under(`${count(scenes)} scenes: ${what}`, measured, allowed, '');
  return [
    line('requests of a run', both(first), 20 + 0.012 * scenes),
    ...ownLines(result),
    line('requests to Stash, nothing due', idle.requests.stash, 8),
    line('requests to Plex, nothing due', idle.requests.plex, 0),
    line('requests of a recent run, nothing changed', both(recent), 10),
    ...(caughtUp
      ? [line(`requests to Stash, ${count(edits)} edits`, caughtUp.requests.stash, 15)]
      : []),
  ];
}

/** Limits that are named for one size only. */
function ownLines({ scenes, first: { cpuSeconds, wallSeconds, memoryMb } }: CaseResult) {
  const name = `${count(scenes)} scenes`;
  const time = (allowed: number) => under(`${name}: time of a run`, wallSeconds, allowed, 's');
  const cpu = (allowed: number) => under(`${name}: CPU of a run`, cpuSeconds, allowed, 's');
  const memory = (allowed: number) => under(`${name}: memory of a run`, memoryMb, allowed, 'MB');
  if (scenes === 10_000) return [cpu(2), memory(200)];
  if (scenes === 100_000) return [time(60), cpu(15), memory(220)];
  return scenes === 1_000_000 ? [memory(512)] : [];
}

/** Time is linear when a scene of many costs hardly more than one of few. */
export function linearLines(few: CaseResult, many: CaseResult): BudgetLine[] {
  const each = (seconds: (result: CaseResult) => number) =>
    seconds(many) / many.scenes / (seconds(few) / few.scenes);
  const name = `${count(many.scenes)} scenes beside ${count(few.scenes)}`;
  return [
    under(
      `${name}: time of a scene`,
      each(({ first }) => first.wallSeconds),
      1.3,
      'times',
    ),
    under(
      `${name}: CPU of a scene`,
      each(({ first }) => first.cpuSeconds),
      1.3,
      'times',
    ),
  ];
}

/** What writing may cost; memory is flat when many scenes need hardly more than few. */
export function repairLines(few: RepairResult, many: RepairResult): BudgetLine[] {
  const each = [few, many].flatMap(({ written, writes, writesAgain }) => [
    under(`writes for ${count(written)} changed scenes`, writes, 1.05 * written, ''),
    under(`writes for ${count(written)} scenes in line`, writesAgain, 0, ''),
  ]);
  const times = Math.round(many.written / few.written);
  const ratio = many.usage.memoryMb / few.usage.memoryMb;
  return [...each, under(`writing ${times} times as many: memory`, ratio, 1.25, 'times')];
}

/** What queueing may cost; constant for each job, whatever is queued already. */
export function enqueueLines(few: EnqueueResult, many: EnqueueResult): BudgetLine[] {
  const ratio = many.cpuSeconds / many.jobs / (few.cpuSeconds / few.jobs);
  const times = Math.round(many.jobs / few.jobs);
  return [
    under(`${count(many.jobs)} jobs queued`, many.seconds, 1, 's'),
    under(`queueing ${times} times as many: CPU of a job`, ratio, 1.3, 'times'),
  ];
}

export function under(what: string, measured: number, allowed: number, unit: string) {
  return { what, measured, allowed, unit };
}

function both({ requests: { stash, plex } }: Visit): number {
  return stash + plex;
}
