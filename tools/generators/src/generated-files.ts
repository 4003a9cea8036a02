// Every generated file, as it should be by what stands in the folders now.
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { detectorPage, type DescribedCases, type DescribedDetector } from './detector-page.ts';
import { camelCase, registryFiles } from './detector-registry.ts';
import { exportOf } from './export-of.ts';
import { factRegistryFile } from './fact-registry.ts';
import { formatted } from './formatted.ts';
import { generatedDocs } from './generated-docs.ts';
import type { GeneratedFile } from './generated-file.ts';
import { reporterRegistryFile } from './reporter-registry.ts';
import { schemaFiles } from './schema-files.ts';
import { wholeSchemaFile } from './whole-schema.ts';

const DETECTORS = 'libs/detectors';
const PAGES = 'docs/detectors';
const FACTS = 'libs/rules/src/facts';
const REPORTERS = 'libs/reporting/src/reporters';
const STORE = 'libs/state/src/schema/index.ts';

export async function generatedFiles(): Promise<GeneratedFile[]> {
  const ids = detectorIds();
  const manifest = readFileSync(`${DETECTORS}/registry/package.json`, 'utf8');
  const pages = await Promise.all(ids.map(pageOf));
  return [
    ...registryFiles(ids, manifest),
    factRegistryFile(factIds()),
    reporterRegistryFile(reporterIds()),
    ...pages,
    ...pagesWithout(ids),
    ...(await schemaFiles()),
    wholeSchemaFile(await exportOf(STORE, 'MIGRATIONS')),
    ...(await generatedDocs({ factIds: factIds(), reporterIds: reporterIds() })),
  ];
}

function detectorIds(): string[] {
  const folders = globSync(`${DETECTORS}/*/package.json`).map((path) => basename(dirname(path)));
  return folders.filter((name) => name !== 'registry').toSorted();
}

function reporterIds(): string[] {
  return globSync(`${REPORTERS}/*/index.ts`)
    .map((file) => basename(dirname(file)))
    .toSorted();
}

function factIds(): string[] {
  const names = globSync(`${FACTS}/*.ts`).map((path) => basename(path, '.ts'));
  return names.filter((name) => !/\.(spec|generated)$/.test(name)).toSorted();
}

async function pageOf(id: string): Promise<GeneratedFile> {
  const name = camelCase(id);
  const detector = await exportOf<DescribedDetector>(`${DETECTORS}/${id}/src/index.ts`, name);
  const cases = await exportOf<DescribedCases>(`${DETECTORS}/${id}/src/cases.ts`, 'cases');
  const path = `${PAGES}/${id}.md`;
  return { path, content: await formatted(path, detectorPage(detector, cases)) };
}

/** Pages of detectors that are gone. */
function pagesWithout(ids: readonly string[]): GeneratedFile[] {
  const pages = globSync(`${PAGES}/*.md`).filter((path) => !ids.includes(basename(path, '.md')));
  return pages.map((path) => ({ path, content: undefined }));
}
