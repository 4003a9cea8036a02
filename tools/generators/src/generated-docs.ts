// Parts of the docs that follow from the sources: they stand between marks in pages that people write.
import { readFileSync } from 'node:fs';
import { camelCase } from './detector-registry.ts';
import { exportOf } from './export-of.ts';
import { factsTable, type DescribedFact } from './facts-table.ts';
import { formatted } from './formatted.ts';
import type { GeneratedFile } from './generated-file.ts';
import { withRegion } from './region.ts';
import { reportsTable, type DescribedReporter } from './reports-table.ts';
import { settingsTable, type DescribedSetting } from './settings-table.ts';

const README = 'README.md';
const RULES = 'docs/rules.md';
const CONFIG_SOURCE = 'libs/config/src/settings/settings.ts';
const REPORTERS_SOURCE = 'libs/reporting/src/reporters';
const FACTS_SOURCE = 'libs/rules/src/facts';
const RULES_SOURCE = 'libs/rules/src/built-in-rules.ts';

/** What the folders hold, which may be more than the registries know yet. */
interface FoundIds {
  readonly factIds: readonly string[];
  readonly reporterIds: readonly string[];
}

export async function generatedDocs({ factIds, reporterIds }: FoundIds): Promise<GeneratedFile[]> {
  const settings = await exportOf<Record<string, DescribedSetting>>(CONFIG_SOURCE, 'SETTINGS');
  const facts = await Promise.all(
    factIds.map((id) => exportOf<DescribedFact>(`${FACTS_SOURCE}/${id}.ts`, camelCase(id))),
  );
  const reporters = await Promise.all(
    reporterIds.map((id) =>
      exportOf<DescribedReporter>(`${REPORTERS_SOURCE}/${id}/index.ts`, camelCase(id)),
    ),
  );
  const rules = await exportOf<readonly unknown[]>(RULES_SOURCE, 'builtInRules');
  const builtIn = ['```json', JSON.stringify(rules), '```'].join('\n');
  return [
    await pageWith(README, { settings: settingsTable(settings), reports: reportsTable(reporters) }),
    await pageWith(RULES, { facts: factsTable(facts), 'built-in-rules': builtIn }),
  ];
}

async function pageWith(path: string, regions: Record<string, string>): Promise<GeneratedFile> {
  let content = readFileSync(path, 'utf8');
  for (const [name, text] of Object.entries(regions)) {
    content = withRegion(content, name, await formatted(path, text));
  }
  return { path, content };
}
