// Covers become posters: once, never the placeholder, and a user's own as the settings say.
import { aCover, rivalPicture } from '@stash2plex/testing/simulators';
import { DAY_MS, later, MINUTE_MS } from './calendar.ts';
import { posterOf } from './covers.ts';
import { pairsOf } from './held.ts';
import { writtenIn } from './modes.ts';
import type { Play } from './told.ts';

/** Every cover of what was written is its item's poster, after one upload; nothing else became one. */
export function checkPosters({ stage: { library }, checks }: Play): void {
  const written = new Set(writtenIn(library.plex));
  const pairs = pairsOf(library);
  const scenes = new Set(
    pairs.flatMap(([{ id }, item]) => (written.has(item.ratingKey) ? id : [])),
  );
  const repaired = pairs.filter(([{ id }]) => scenes.has(id));
  const covered = repaired.filter(([{ id }]) => posterOf(library, id) !== undefined);
  const shown = covered.filter(
    ([{ id }, { artwork }]) => artwork.poster.selected === posterOf(library, id),
  );
  checks.same('covers that are posters', shown.length, covered.length);
  checks.same('uploads for that', library.plex.pictures.uploads.length, covered.length);
  const bare = repaired.filter(([{ id }]) => posterOf(library, id) === undefined);
  const changed = bare.filter(([, { artwork }]) => artwork.poster.keys.length > 1);
  checks.same(`posters changed of ${bare.length} items without a cover`, changed.length, 0);
}

export async function usersPosters(play: Play): Promise<void> {
  const { plex } = play.stage.library;
  const [first = '', second = ''] = plex.pictures.uploads.map(({ ratingKey }) => ratingKey);
  await notToBeKept(play, first);
  await toBeKept(play, second);
  await newCover(play, second);
}

async function notToBeKept({ stage, checks, step }: Play, key: string): Promise<void> {
  const { plex } = stage.library;
  const { uploads } = plex.pictures;
  const [before, ours] = [uploads.length, shownBy(stage, key)];
  rivalPicture(plex, key);
  const back = await step('A user chooses another poster', 'reconcile_all', later(8.2 * DAY_MS));
  checks.same('found as a gap', back.run?.gaps['poster'], 1);
  checks.same('the cover is back', shownBy(stage, key), ours);
  checks.same('uploads for that', uploads.length - before, 0);
}

async function toBeKept({ stage, checks, step }: Play, key: string): Promise<void> {
  const theirs = rivalPicture(stage.library.plex, key);
  stage.configure({ preserve_plex_edits: true });
  const title = 'A user chooses another poster, and edits in Plex are to be kept';
  const kept = await step(title, 'reconcile_all', later(8.3 * DAY_MS));
  checks.same('scenes kept as they are', kept.repair?.kept, 1);
  checks.same("the user's own stays", shownBy(stage, key), theirs);
  stage.configure({});
}

async function newCover({ stage, checks, step }: Play, key: string): Promise<void> {
  const { library } = stage;
  const { stash, plex } = library;
  const [id = ''] = pairsOf(library).flatMap(([scene, { ratingKey }]) =>
    ratingKey === key ? scene.id : [],
  );
  const before = plex.pictures.uploads.length;
  const at = later(8.4 * DAY_MS);
  stash.clock.setNow(new Date(at.getTime() - MINUTE_MS));
  stash.covers.set(id, aCover('Another cover.'));
  const title = 'A cover was changed in Stash, and edits in Plex are not to be kept';
  const looked = await step(title, 'catch_up', at);
  checks.same('scenes queued, written', [looked.catchUp?.queued, looked.repair?.written], [1, 1]);
  checks.same('uploads', plex.pictures.uploads.length - before, 1);
  checks.same('it is the poster', shownBy(stage, key), posterOf(library, id));
}

function shownBy({ library }: Play['stage'], key: string): string | undefined {
  return library.plex.items.get(key)?.artwork.poster.selected;
}
