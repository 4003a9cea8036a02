import { list } from './layout.ts';

/** A label and what there is to say under it. */
export type Fact = readonly [label: string, ...lines: string[]];

/** A list of facts. Those with nothing to say are left out. */
export function facts(all: readonly Fact[]): string[] {
  const lines = all.flatMap(([label, ...each]) => each.map((line) => `**${label}:** ${line}`));
  return [...list(lines), ''];
}
