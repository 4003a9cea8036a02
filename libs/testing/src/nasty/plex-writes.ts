import type { PlexSwitches } from '../plex/index.ts';
import { between, oneOf, someOf } from './chance.ts';
import type { Nasty } from './nasty.ts';
import { howOften, NOWHERE } from './plex-faults.ts';
import { harmlessPlex, nastyPlex } from './of-plex.ts';
import { putOn } from './put-on.ts';

const MODES = ['append', 'replace', 'replace-for-one'] as const;
const HANGS_ONCE = { hang: true, faultTimes: 1 };

/** What becomes of edits. */
export const PLEX_WRITES: readonly Nasty[] = [
  harmlessPlex('plex-tag-mode', 'adds or replaces lists as another build would', (roll) => ({
    tagMode: oneOf(roll, MODES),
    itemsTagMode: oneOf(roll, [undefined, ...MODES]),
  })),
  harmlessPlex('plex-no-removal-escape', 'has no way to remove a name with a comma', () => ({
    removalEscape: false,
  })),
  harmlessPlex('plex-removal-loses', 'keeps a name that is added and removed at once', () => ({
    removalWins: false,
  })),
  harmlessPlex('plex-emptying-wins', 'empties what the same request adds', () => ({
    emptyingWins: true,
  })),
  harmlessPlex('plex-no-normalising', 'keeps names as they are sent', () => ({ normalise: false })),
  harmlessPlex('plex-moves-updated-at', 'moves updatedAt with every edit', () => ({
    staleUpdatedAt: false,
  })),
  harmlessPlex('plex-moves-sections', 'counts every edit as a change of the library', () => ({
    editsMoveSection: true,
  })),
  nastyPlex('plex-alters', 'cuts texts that are long', (roll) => {
    const length = between(roll, 40, 80);
    const cut = (value: string) => value.slice(0, length);
    return { alters: { [oneOf(roll, ['title', 'summary', 'studio'])]: cut } };
  }),
  lost('plex-loses-answers', 'breaks the connection once an edit is done', { down: true }),
  lost('plex-500-after-edit', 'answers 500 once an edit is done', { html500: true }),
  lost('plex-cut-off-after-edit', 'breaks the answer to a done edit', { cutOff: true }),
  lost('plex-429-after-edit', 'answers 429 once an edit is done', { tooMany429: true }),
  lost('plex-404-after-edit', 'answers 404 once an edit is done', { html404: true }),
  lost('plex-503-after-edit', 'answers 503 once an edit is done', { maintenance503: true }),
  lost('plex-403-after-edit', 'answers 403 once an edit is done', { forbidden: true }),
  lost('plex-401-after-edit', 'answers 401 once an edit is done', { unauthorized: true }),
  lost('plex-page-after-edit', "answers a done edit with a proxy's page", { signInPage: true }),
  lost('plex-redirect-after-edit', 'sends elsewhere once an edit is done', {
    redirectTo: NOWHERE,
  }),
  lost('plex-hang-after-edit', 'does an edit and never says so', HANGS_ONCE),
  nastyPlex('plex-ignores-edits', 'answers 200 and does nothing', () => ({ ignoreEdits: true })),
  {
    id: 'plex-lag',
    server: 'plex',
    does: 'shows items as they were before an edit for a while',
    isHarmless: false,
    begin: ({ plex: { switches, lag } }, roll) => {
      const end = putOn(switches, { lagMs: between(roll, 10, 600) });
      return () => {
        end();
        lag.clear();
      };
    },
  },
  harmlessPlex('plex-slowed-by-writes', 'is the slower the more is written', (roll) => ({
    busyMs: between(roll, 1, 3),
  })),
  nastyPlex('plex-busy-limit', 'answers 500 to more than a few writes a second', (roll) => ({
    busyLimit: between(roll, 1, 5),
  })),
  nastyPlex('plex-poison-edits', 'answers 500 to edits of some items', (roll, { items }) => ({
    poisonEdits: someOf(roll, items.keys(), 3),
  })),
  nastyPlex('plex-poison-texts', 'answers 500 to edits with a certain letter', (roll) => ({
    poisonTexts: [oneOf(roll, ['é', '&', ',', '“', '%', '+'])],
  })),
  nastyPlex('plex-hanging-edits', 'does not answer edits of a certain item', (roll, plex) => ({
    ...{ hangEdits: someOf(roll, plex.items.keys(), 1) },
    hangTimes: between(roll, 1, 2),
  })),
  harmlessPlex('plex-gone-is-200', 'answers 200 to edits of what is gone', () => ({
    goneIs200: true,
  })),
  nastyPlex('plex-url-limit', 'refuses long requests', (roll) => ({
    urlLimit: between(roll, 600, 4000),
    urlLimitStatus: oneOf(roll, [414, 431, 400, 0]),
  })),
];

/** The edit is done, its answer is not what it should be. */
function lost(id: string, does: string, fault: Partial<PlexSwitches>): Nasty {
  return nastyPlex(id, does, (roll) => ({
    ...{ faultsAfter: true, faultsOn: ['write'] },
    ...howOften(roll),
    ...fault,
  }));
}
