import { FIELDS, LIST_FIELDS } from '@stash2plex/core';
import {
  agentRefresh,
  renewKey,
  rivalEdit,
  rivalPicture,
  rotateKeys,
  type PlexWorld,
  type RequestKind,
} from '../plex/index.ts';
import { between, oneOf, someOf } from './chance.ts';
import type { Roll, Upset } from './nasty.ts';

const MOST = 5;

type Happening = (plex: PlexWorld, roll: Roll) => void;

export const PLEX_UPSETS: readonly Upset[] = [
  harmless('plex-rival-edit', 'somebody edits and locks a field', rivalEdits),
  harmless('plex-rival-edit-unlocked', 'somebody edits a field, no lock is set', (plex, roll) => {
    const edit = { values: aValue(roll), locks: false };
    for (const key of someItems(plex, roll)) rivalEdit(plex, key, edit);
  }),
  harmless('plex-rival-meanwhile', 'somebody edits right before one of our edits', (plex, roll) => {
    meanwhile(plex, 'write', roll, rivalEdits);
  }),
  harmless('plex-rival-poster', 'somebody chooses posters of their own', (plex, roll) => {
    const locks = roll(2) === 0;
    for (const key of someItems(plex, roll)) rivalPicture(plex, key, { locks });
  }),
  harmless('plex-agent-refresh', 'an agent overwrites what is not locked', (plex, roll) => {
    agentRefresh(plex, { ratingKeys: someItems(plex, roll) });
  }),
  harmless('plex-rematch', 'a new match overwrites what is locked, too', (plex, roll) => {
    agentRefresh(plex, { ratingKeys: someItems(plex, roll), ignoresLocks: true });
  }),
  harmless('plex-renewed-keys', 'items come back under new keys', renewKeys),
  nasty('plex-renewed-in-listing', 'items get new keys while they are listed', (plex, roll) => {
    meanwhile(plex, 'listing', roll, renewKeys);
  }),
  nasty('plex-renewed-in-details', 'items get new keys before they are read', (plex, roll) => {
    meanwhile(plex, 'details', roll, renewKeys);
  }),
  harmless('plex-reused-keys', 'keys name other items of their library', reuseKeys),
  nasty('plex-reused-meanwhile', 'keys name other items before they are read', (plex, roll) => {
    meanwhile(plex, 'details', roll, reuseKeys);
  }),
  harmless('plex-items-go', 'items vanish', removeItems),
  nasty('plex-items-go-meanwhile', 'items vanish while they are listed', (plex, roll) => {
    meanwhile(plex, 'listing', roll, removeItems);
  }),
  nasty('plex-other-machine', 'is another server from now on', changeMachine),
  nasty('plex-other-machine-meanwhile', 'is another server in the middle', (plex, roll) => {
    meanwhile(plex, 'details', roll, changeMachine);
  }),
];

function nasty(id: string, does: string, happen: Happening): Upset {
  return {
    id,
    server: 'plex',
    does,
    isHarmless: false,
    begin: ({ plex }, roll) => {
      happen(plex, roll);
    },
  };
}

function harmless(id: string, does: string, happen: Happening): Upset {
  return { ...nasty(id, does, happen), isHarmless: true };
}

/** Right before one of the next requests of that kind. */
function meanwhile(plex: PlexWorld, kind: RequestKind, roll: Roll, happen: Happening): void {
  plex.before(kind, between(roll, 1, 3), () => {
    happen(plex, roll);
  });
}

function rivalEdits(plex: PlexWorld, roll: Roll): void {
  for (const key of someItems(plex, roll)) rivalEdit(plex, key, { values: aValue(roll) });
}

function renewKeys(plex: PlexWorld, roll: Roll): void {
  for (const key of someItems(plex, roll)) renewKey(plex, key);
}

function removeItems(plex: PlexWorld, roll: Roll): void {
  for (const key of someItems(plex, roll)) plex.removeItem(key);
}

function reuseKeys(plex: PlexWorld, roll: Roll): void {
  const sections = [...plex.sections.keys()].filter((key) => plex.itemsOf(key).length > 1);
  const [section] = someOf(roll, sections, 1);
  if (section === undefined) return;
  const keys = plex.itemsOf(section).map(({ ratingKey }) => ratingKey);
  rotateKeys(plex, [...someOf(roll, keys.slice(1), MOST), ...keys.slice(0, 1)]);
}

function changeMachine(plex: PlexWorld, roll: Roll): void {
  plex.machineIdentifier = `plex-machine-${100 + roll(900)}`;
}

function someItems({ items }: PlexWorld, roll: Roll): string[] {
  return someOf(roll, items.keys(), MOST);
}

function aValue(roll: Roll) {
  const field = oneOf(roll, FIELDS);
  const name = `Theirs ${1 + roll(9)}`;
  if ((LIST_FIELDS as readonly string[]).includes(field)) return { [field]: [name] };
  return { [field]: field === 'originallyAvailableAt' ? `200${roll(10)}-01-01` : name };
}
