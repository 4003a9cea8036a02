import { defineReporter } from '../../reporter.ts';
import { healthPage } from './health-page.ts';
import { outagePage } from './outage-page.ts';
import { repairPage } from './repair-page.ts';
import { runPage } from './run-page.ts';
import { statusPage } from './status-page.ts';

export const markdown = defineReporter({
  id: 'markdown',
  description: 'Headings, tables and up to 200 gaps, ready to be pasted into an issue.',
  fileExtension: 'md',
  run: runPage,
  repair: repairPage,
  status: statusPage,
  health: healthPage,
  outages: outagePage,
});
