import { expect, it } from 'vitest';
import { factsTable } from './facts-table.ts';

it('shows what a fact means, its values and its parameters', () => {
  const expression = { description: 'cron, such as 0 3 * * 1', whenMissing: 'refuse' };
  const zone = { description: 'time zone', whenMissing: 'leave-out' };
  const table = factsTable([
    {
      id: 'cronDue',
      description: 'Has it passed?',
      type: 'boolean',
      params: { expression, zone },
    },
    { id: 'hour', description: 'The hour.', type: 'number', range: [0, 23], params: {} },
    { id: 'depth', description: 'Jobs.', type: 'number', params: {} },
    { id: 'word', description: 'A word.', type: 'text', oneOf: ['a', 'b'], params: {} },
  ]);

  expect(table.split('\n')).toEqual([
    '| Fact | Value | Meaning | Parameters |',
    '| --- | --- | --- | --- |',
    '| `cronDue` | `true` or `false` | Has it passed? | `expression` (needed): cron, such as 0 3 \\* \\* 1<br>`zone`: time zone |',
    '| `hour` | number, 0 to 23 | The hour. |  |',
    '| `depth` | number | Jobs. |  |',
    '| `word` | `"a"`, `"b"` | A word. |  |',
  ]);
});
