import { defineReporter } from '../../reporter.ts';
import { repairPage } from './repair-page.ts';
import { runPage } from './run-page.ts';
import { statusPage } from './status-page.ts';

export const html = defineReporter({
  id: 'html',
  description:
    'A page for the browser, also on a phone and in the dark: charts, and up to 1,000 gaps that can be searched. It fetches nothing.',
  fileExtension: 'html',
  run: runPage,
  repair: repairPage,
  status: statusPage,
});
