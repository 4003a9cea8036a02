import type { HealthFinding, HealthReport } from '@stash2plex/core';
import { areaWords, healthTitle } from '../../wording/health-words.ts';
import { aligned, type Row } from './layout.ts';

/** What was found and what to do about it, for Stash's log. */
export function healthSummary({ findings }: HealthReport): string {
  return [healthTitle(findings), ...aligned(findings.map(findingRow))].join('\n');
}

function findingRow({ area, level, what, remedy, examples = [] }: HealthFinding): Row {
  return [
    areaWords(area),
    `[${level}] ${what}`,
    ...(remedy === undefined ? [] : [`  To do: ${remedy}`]),
    ...examples.map((example) => `  for example ${example}`),
  ];
}
