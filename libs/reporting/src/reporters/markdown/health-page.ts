import type { HealthFinding, HealthReport } from '@stash2plex/core';
import { when } from '../../wording/amounts.ts';
import { areaWords, healthTitle } from '../../wording/health-words.ts';
import { code } from './code.ts';
import { section, table } from './layout.ts';

/** What was found and what to do about it, short enough to be pasted into an issue. */
export function healthPage({ findings, checkedAt }: HealthReport): string {
  const examples = findings.flatMap((finding) => finding.examples ?? []);
  return [
    `## ${healthTitle(findings)}`,
    '',
    `Checked ${when(checkedAt)}.`,
    '',
    ...table(['Level', 'What', 'Found', 'To do'], findings.map(findingRow)),
    '',
    ...section(
      'Files in no folder of these libraries, for example',
      table(
        ['Path'],
        examples.map((example) => [code(example, 240)]),
      ),
    ),
  ].join('\n');
}

function findingRow({ area, level, what, remedy }: HealthFinding): string[] {
  return [level, areaWords(area), code(what, LONGEST), remedy ? code(remedy, LONGEST) : ''];
}

const LONGEST = 600;
