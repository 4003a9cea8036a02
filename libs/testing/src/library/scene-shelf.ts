import type { NamedRef, Scene } from '@stash2plex/core';
import type { StashNamed, StashPerformer, StashStudio, StashWorld } from '../stash/index.ts';

/** Puts scenes into a Stash as users would have: names shared, each edited at its own time. */
export function sceneShelf(stash: StashWorld): (scene: Scene) => void {
  const performer = once<StashPerformer>((name) => stash.addPerformer(name));
  const tag = once<StashNamed>((name) => stash.addTag(name));
  const studio = once<StashStudio>((name) => stash.addStudio(name));
  return (scene) => {
    stash.clock.setNow(scene.createdAt);
    const performers = scene.performers.map(performer);
    const tags = scene.tags.map(tag);
    const { id } = stash.addScene({
      title: scene.title,
      details: scene.details,
      date: scene.date || null,
      studio: scene.studio ? studio(scene.studio) : null,
      performers,
      tags,
      files: scene.files,
    });
    stash.clock.setNow(scene.updatedAt);
    stash.updateScene(id, {});
  };
}

/** Makes each name once, and hands the same object out again. */
function once<Row>(make: (name: string) => Row): (ref: NamedRef) => Row {
  const made = new Map<string, Row>();
  return ({ name }) => {
    const row = made.get(name) ?? make(name);
    made.set(name, row);
    return row;
  };
}
