import { aCover, stashUser, type StashWorld } from '../stash/index.ts';
import { between, someOf } from './chance.ts';
import type { Roll, Upset } from './nasty.ts';

const MOST = 4;

type Happening = (stash: StashWorld, roll: Roll) => void;

/** Hooks are fired as by a user of Stash, where Stash fires any. */
export const STASH_UPSETS: readonly Upset[] = [
  upset('stash-scenes-edited', 'somebody edits scenes', editScenes),
  upset('stash-edited-meanwhile', 'somebody edits scenes between two requests', (stash, roll) => {
    meanwhile(stash, roll, editScenes);
  }),
  upset('stash-covers-change', 'somebody gives scenes other covers', (stash, roll) => {
    for (const { id } of someOf(roll, stash.scenes.all(), MOST)) {
      stash.covers.set(id, aCover(`theirs ${roll(1000)}`));
    }
  }),
  upset('stash-scenes-go', 'somebody destroys scenes', destroyScenes),
  upset('stash-scenes-go-meanwhile', 'scenes go between two requests', (stash, roll) => {
    meanwhile(stash, roll, destroyScenes);
  }),
  upset('stash-scenes-come', 'a scan finds new files', (stash, roll) => {
    stashUser(stash).scan({ created: [{ path: `/data/library/new ${roll(1000)}.mp4` }] });
  }),
  upset('stash-names-change', 'somebody renames performers, studios and tags', (stash, roll) => {
    const { performers, studios, tags } = stash;
    const name = () => `Renamed ${roll(1_000_000)}`;
    for (const { id } of someOf(roll, performers.all(), 1)) stash.renamePerformer(id, name());
    for (const { id } of someOf(roll, studios.all(), 1)) stash.renameStudio(id, name());
    for (const { id } of someOf(roll, tags.all(), 1)) stash.renameTag(id, name());
  }),
  upset('stash-tag-goes', 'somebody destroys a tag', (stash, roll) => {
    for (const { id } of someOf(roll, stash.tags.all(), 1)) stash.destroyTag(id);
  }),
  upset('stash-files-move', 'files are moved', (stash, roll) => {
    for (const { id, path } of someOf(roll, stash.files.all(), MOST)) {
      stash.moveFile(id, `${path}.moved.mp4`);
    }
  }),
];

function upset(id: string, does: string, happen: Happening): Upset {
  return {
    id,
    server: 'stash',
    does,
    isHarmless: true,
    begin: ({ stash }, roll) => {
      happen(stash, roll);
    },
  };
}

/** Right before one of the next requests, whatever is asked. */
function meanwhile(stash: StashWorld, roll: Roll, happen: Happening): void {
  stash.before('*', between(roll, 1, 4), () => {
    happen(stash, roll);
  });
}

function editScenes(stash: StashWorld, roll: Roll): void {
  for (const { id } of someOf(roll, stash.scenes.all(), MOST)) {
    stashUser(stash).sceneUpdate({ id, details: `Theirs ${roll(1000)}` });
  }
}

function destroyScenes(stash: StashWorld, roll: Roll): void {
  const ids = someOf(roll, stash.scenes.all(), MOST).map(({ id }) => id);
  stashUser(stash).scenesDestroy({ ids });
}
