import { parseArgs } from 'node:util';
import type { Case } from './run-case.ts';

const GROUPS = ['runs', 'queueing', 'writing', 'covers', 'arrivals', 'live', 'crowd'] as const;
type Group = (typeof GROUPS)[number];

export interface Options {
  readonly groups: readonly Group[];
  readonly runs: readonly Case[];
  readonly repeats: number;
  /** All that docs/benchmarks.md shows is measured. */
  readonly isWhole: boolean;
}

/** The command line; throws with words for people. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      case: { type: 'string', multiple: true, default: [...GROUPS] },
      scenes: { type: 'string', multiple: true },
      delay: { type: 'string', default: '0' },
      repeats: { type: 'string', default: '3' },
      million: { type: 'boolean', default: false },
    },
  });
  const repeats = Number(values.repeats);
  const plexDelayMs = Number(values.delay);
  const own = values.scenes?.map((scenes) => ({ scenes: Number(scenes), plexDelayMs, repeats }));
  const million = values.million ? [{ scenes: 1_000_000, plexDelayMs: 20, repeats: 1 }] : [];
  const groups = values.case.map(known);
  return {
    groups,
    runs: [...(own ?? ofTheBudgets(repeats)), ...million],
    repeats,
    isWhole: !own && groups.length === GROUPS.length,
  };
}

/** The sizes that the budgets name. */
function ofTheBudgets(repeats: number): readonly Case[] {
  return [
    { scenes: 10_000, plexDelayMs: 0, repeats },
    { scenes: 100_000, plexDelayMs: 20, repeats: 1 },
  ];
}

function known(name: string): Group {
  const group = GROUPS.find((each) => each === name);
  if (!group) throw new Error(`There is no case "${name}": they are ${GROUPS.join(', ')}.`);
  return group;
}
