import { messageOf, type Log } from '@stash2plex/core';
import { staleReports, type ReportFile } from '@stash2plex/reporting';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEPT_RUNS = 50;

export interface ReportFolder {
  readonly dataDir: string;
  readonly clean: (text: string) => string;
  readonly log: Log;
}

/** Keeps a report in `reports/`. A disk that is full costs the report, not the work. */
export function keepReport(
  files: readonly ReportFile[],
  { dataDir, clean, log }: ReportFolder,
): void {
  const folder = join(dataDir, 'reports');
  try {
    mkdirSync(folder, { recursive: true });
    const cleaned = new Map<string, string>();
    for (const { name, content } of files) {
      const text = cleaned.get(content) ?? clean(content);
      cleaned.set(content, text);
      replace(folder, name, text);
    }
    const written = files.map(({ name }) => name);
    const stale = staleReports(readdirSync(folder), KEPT_RUNS, written);
    for (const name of stale) rmSync(join(folder, name));
    log.info('report written', { folder });
  } catch (error) {
    log.warning(`The report could not be kept in ${folder}: ${messageOf(error)}`);
  }
}

/** Whoever reads meanwhile sees the old file or the new one, never half of it. */
function replace(folder: string, name: string, content: string): void {
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  writeFileSync(temporary, content);
  renameSync(temporary, join(folder, name));
}
