// Generated from the folder names by `npm run generate`. Do not edit.
import type { Reporter } from '../reporter.ts';
import { html } from './html/index.ts';
import { json } from './json/index.ts';
import { markdown } from './markdown/index.ts';
import { text } from './text/index.ts';

export const reporters = {
  'html': html,
  'json': json,
  'markdown': markdown,
  'text': text,
} as const satisfies Record<string, Reporter>;

export type ReporterId = keyof typeof reporters;
