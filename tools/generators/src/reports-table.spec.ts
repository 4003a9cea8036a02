import { expect, it } from 'vitest';
import { reportsTable } from './reports-table.ts';

it('shows the file of each form and what it is good for', () => {
  const table = reportsTable([
    { fileExtension: 'txt', description: 'Short lines.' },
    { fileExtension: 'md', description: 'For issues | mails.' },
  ]);

  expect(table.split('\n')).toEqual([
    '| File | What it is |',
    '| --- | --- |',
    '| `latest.txt` | Short lines. |',
    '| `latest.md` | For issues \\| mails. |',
  ]);
});
