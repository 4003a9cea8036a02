// The forms of reports as the README lists them.
import { markdownTable } from './markdown-table.ts';

/** What the table needs of a reporter; libs/reporting has the whole. */
export interface DescribedReporter {
  readonly description: string;
  readonly fileExtension: string;
}

export function reportsTable(reporters: readonly DescribedReporter[]): string {
  const rows = reporters.map(({ fileExtension, description }) => [
    `\`latest.${fileExtension}\``,
    description,
  ]);
  return markdownTable(['File', 'What it is'], rows);
}
