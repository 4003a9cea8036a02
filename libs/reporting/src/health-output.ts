import type { HealthFinding, HealthLevel, HealthReport } from '@stash2plex/core';
import type { HealthOutput } from './contract/health-schema.ts';
import { plainLine } from './wording/plain-line.ts';

/** What Health Check adds to the output of a task. */
export function healthOutput({ checkedAt, findings, requests }: HealthReport): HealthOutput {
  const { stash, plex } = requests;
  return {
    checkedAt: checkedAt.toISOString(),
    level: worstOf(findings),
    findings: findings.map(({ area, level, what, remedy, examples = [] }) => ({
      ...{ area, level, what: plainLine(what), remedy: remedy ?? null },
      examples: examples.map(plainLine),
    })),
    requests: { stash, plex },
  };
}

function worstOf(findings: readonly HealthFinding[]): HealthLevel {
  const levels = new Set(findings.map(({ level }) => level));
  if (levels.has('problem')) return 'problem';
  return levels.has('note') ? 'note' : 'ok';
}
