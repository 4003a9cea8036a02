import type { RepairResult } from './repair-case.ts';
import type { CaseResult } from './run-case.ts';

/** One line of the outcome: what was measured against what is allowed. */
export interface BudgetLine {
  readonly what: string;
  readonly measured: number;
  readonly allowed: number;
  readonly unit: string;
}

/** What a run may cost: requests by the size of the library, time and memory where the design names them. */
export function budgetLines(result: CaseResult): BudgetLine[] {
  const { scenes, first, requests, idleRequests } = result;
  const name = `${scenes.toLocaleString('en')} scenes`;
  const line = (what: string, measured: number, allowed: number, unit: string) => ({
    what: `${name}: ${what}`,
    measured,
    allowed,
    unit,
  });
  return [
    line('requests of a run', requests, 20 + 0.012 * scenes, ''),
    line('requests to Stash, nothing due', idleRequests.stash, 8, ''),
    line('requests to Plex, nothing due', idleRequests.plex, 0, ''),
    ...(scenes === 10_000
      ? [
          line('CPU of a run', first.cpuSeconds, 2, 's'),
          line('memory of a run', first.memoryMb, 200, 'MB'),
        ]
      : []),
    ...(scenes === 100_000
      ? [
          line('time of a run', first.wallSeconds, 60, 's'),
          line('CPU of a run', first.cpuSeconds, 15, 's'),
          line('memory of a run', first.memoryMb, 220, 'MB'),
        ]
      : []),
    ...(scenes === 1_000_000 ? [line('memory of a run', first.memoryMb, 512, 'MB')] : []),
  ];
}

/** What writing may cost; memory is flat when many scenes need hardly more than few. */
export function repairLines(few: RepairResult, many: RepairResult): BudgetLine[] {
  const each = [few, many].flatMap(({ scenes, written, writes, writesAgain }) => {
    const name = `${scenes.toLocaleString('en')} scenes`;
    return [
      {
        what: `${name}: writes for ${written} changed ones`,
        measured: writes,
        allowed: 1.05 * written,
        unit: '',
      },
      { what: `${name}: writes when all is in line`, measured: writesAgain, allowed: 0, unit: '' },
    ];
  });
  const ratio = many.usage.memoryMb / few.usage.memoryMb;
  const times = Math.round(many.written / few.written);
  return [
    ...each,
    { what: `memory of ${times} times as many`, measured: ratio, allowed: 1.25, unit: 'times' },
  ];
}

export function enqueueLine(jobs: number, seconds: number): BudgetLine {
  return {
    what: `${jobs.toLocaleString('en')} jobs queued`,
    measured: seconds,
    allowed: 1,
    unit: 's',
  };
}
