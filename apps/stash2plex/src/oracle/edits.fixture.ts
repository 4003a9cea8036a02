import { aCover } from '@stash2plex/testing';
import type { GivenEdit } from './given.fixture.ts';
import type { Library, Placed } from './library.fixture.ts';

const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', '+05:30'];

/** What users of Stash do: scenes get other values, names change, the machine moves to another zone. */
export function edit({ stash, placed }: Library, { do: what, scene, word }: GivenEdit): void {
  const at = placed[scene % placed.length];
  if (!at || !stash.scenes.get(at.scene.id)) return;
  EDITS[what](at, `No. ${word}`, stash);
}

type Edit = (placed: Placed, word: string, stash: Library['stash']) => void;

const EDITS: Readonly<Record<GivenEdit['do'], Edit>> = {
  title: ({ scene }, word, stash) => {
    stash.updateScene(scene.id, { title: `Edited ${word}` });
  },
  details: ({ scene }, word, stash) => {
    stash.updateScene(scene.id, { details: `Told anew, ${word}` });
  },
  studio: ({ scene, studios }, word, stash) => {
    const name = `Studio ${word}`;
    const studio = stash.studios.all().find((each) => each.name === name) ?? stash.addStudio(name);
    stash.updateScene(scene.id, { studio });
    studios.add(name);
  },
  tags: ({ scene }, word, stash) => {
    stash.updateScene(scene.id, { tags: [stash.addTag(`Tag, new ${word} ${scene.id}`)] });
  },
  cover: ({ scene }, word, stash) => {
    stash.covers.set(scene.id, aCover(`anew, ${word}`));
  },
  'rename-tag': (_, word, stash) => {
    const [tag] = stash.tags.all();
    if (tag) stash.renameTag(tag.id, `Renamed, ${word}`);
  },
  'rename-performer': (_, word, stash) => {
    const [performer] = stash.performers.all();
    if (performer) stash.renamePerformer(performer.id, `Renamed "${word}"`);
  },
  zone: (_, word, stash) => {
    stash.clock.setZone(ZONES[Number(word.slice(4)) % ZONES.length] ?? 'UTC');
  },
};
