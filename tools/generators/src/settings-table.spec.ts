import { expect, it } from 'vitest';
import { settingsTable } from './settings-table.ts';

it('shows a setting in the order of the table, the default in a column of its own', () => {
  const table = settingsTable({
    plex_url: {
      type: 'STRING',
      displayName: 'Plex URL',
      description:
        'Address, such as http://192.168.1.5:32400. Default: empty, which means not set up.',
      alsoNamed: 'PLEX_URL',
    },
    path_map: {
      type: 'STRING',
      displayName: 'Paths',
      description: 'Such as /data=>/media; /a=>/b. One of a | b. Default: empty.',
    },
  });

  expect(table.split('\n')).toEqual([
    '| Setting | Key | Type | Default | What it does |',
    '| --- | --- | --- | --- | --- |',
    '| Plex URL | `plex_url` | text | empty, which means not set up | Address, such as `http://192.168.1.5:32400`. In the environment `PLEX_URL` works, too. |',
    '| Paths | `path_map` | text | empty | Such as `/data=>/media`; `/a=>/b`. One of a \\| b. |',
  ]);
});

it('knows switches and numbers', () => {
  const table = settingsTable({
    enabled: { type: 'BOOLEAN', displayName: 'Enabled', description: 'All. Default: on.' },
    max_tags: { type: 'NUMBER', displayName: 'Most tags', description: 'Tags. Default: 100.' },
  });

  expect(table).toContain('| Enabled | `enabled` | on or off | on | All. |');
  expect(table).toContain('| Most tags | `max_tags` | number | 100 | Tags. |');
});

it('wants every description to end with the default', () => {
  const setting = { type: 'NUMBER', displayName: 'Most', description: 'Tags.' } as const;
  expect(() => settingsTable({ max_tags: setting })).toThrow('max_tags should end with');
});
