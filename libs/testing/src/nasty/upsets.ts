import { FIELDS, LIST_FIELDS } from '@stash2plex/core';
import { agentRefresh, renewKey, rivalEdit, rotateKeys } from '../plex/index.ts';
import { oneOf, someOf } from './chance.ts';
import type { Roll, Upset, Worlds } from './nasty.ts';

const MOST = 5;

/** What happens to what the servers hold, and stays. */
export const UPSETS: readonly Upset[] = [
  upset('plex-rival-edit', 'somebody edits and locks a field', (plex, roll) => {
    for (const key of someItems(plex, roll)) rivalEdit(plex, key, { values: aValue(roll) });
  }),
  upset('plex-rival-edit-unlocked', 'somebody edits a field, no lock is set', (plex, roll) => {
    const edit = { values: aValue(roll), locks: false };
    for (const key of someItems(plex, roll)) rivalEdit(plex, key, edit);
  }),
  upset('plex-agent-refresh', 'an agent overwrites what is not locked', (plex, roll) => {
    agentRefresh(plex, { ratingKeys: someItems(plex, roll) });
  }),
  upset('plex-rematch', 'a new match overwrites what is locked, too', (plex, roll) => {
    agentRefresh(plex, { ratingKeys: someItems(plex, roll), ignoresLocks: true });
  }),
  upset('plex-renewed-keys', 'items come back under new keys', (plex, roll) => {
    for (const key of someItems(plex, roll)) renewKey(plex, key);
  }),
  upset('plex-reused-keys', 'keys name other items of their library', (plex, roll) => {
    const sections = [...plex.sections.keys()].filter((key) => plex.itemsOf(key).length > 0);
    const [section] = someOf(roll, sections, 1);
    if (section === undefined) return;
    const keys = plex.itemsOf(section).map(({ ratingKey }) => ratingKey);
    rotateKeys(plex, someOf(roll, keys, MOST));
  }),
  upset('plex-items-go', 'items vanish', (plex, roll) => {
    for (const key of someItems(plex, roll)) plex.removeItem(key);
  }),
  upset('plex-other-machine', 'is another server from now on', (plex, roll) => {
    plex.machineIdentifier = `plex-machine-${100 + roll(900)}`;
  }),
];

function upset(id: string, does: string, begin: (plex: Worlds['plex'], roll: Roll) => void): Upset {
  return {
    id,
    server: 'plex',
    does,
    isHarmless: id !== 'plex-other-machine',
    begin: ({ plex }, roll) => {
      begin(plex, roll);
    },
  };
}

function someItems({ items }: Worlds['plex'], roll: Roll): string[] {
  return someOf(roll, items.keys(), MOST);
}

function aValue(roll: Roll) {
  const field = oneOf(roll, FIELDS);
  const name = `Theirs ${1 + roll(9)}`;
  if ((LIST_FIELDS as readonly string[]).includes(field)) return { [field]: [name] };
  return { [field]: field === 'originallyAvailableAt' ? `200${roll(10)}-01-01` : name };
}
