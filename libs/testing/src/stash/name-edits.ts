import type { StashNamed, StashPerformer, StashStudio } from './rows.ts';
import type { StashTables } from './tables.ts';

/** None of these moves `updated_at` of a scene. */
export interface NameEdits {
  readonly addPerformer: (name: string, disambiguation?: string) => StashPerformer;
  readonly addStudio: (name: string, parent?: StashStudio) => StashStudio;
  readonly addTag: (name: string) => StashNamed;
  readonly renamePerformer: (id: string, name: string) => void;
  readonly renameStudio: (id: string, name: string) => void;
  readonly renameTag: (id: string, name: string) => void;
  readonly destroyPerformer: (id: string) => void;
  readonly destroyStudio: (id: string) => void;
  readonly destroyTag: (id: string) => void;
  /** The sources vanish; not even the destination is moved. */
  readonly mergeTags: (sources: readonly string[], destination: string) => void;
}

export function nameEdits(tables: StashTables, stamp: () => string): NameEdits {
  const { scenes, performers, studios, tags } = tables;
  const born = () => ({ created_at: stamp(), updated_at: stamp() });
  const rename = (row: StashNamed, name: string) => {
    Object.assign(row, { name, updated_at: stamp() });
  };
  const destroyTag = (id: string) => {
    tags.remove(id);
    for (const scene of scenes.all()) scene.tags = without(scene.tags, id);
  };

  return {
    addPerformer: (name, disambiguation = '') =>
      performers.insert((id) => ({ id, ...born(), name, disambiguation })),
    addStudio: (name, parent) =>
      studios.insert((id) => ({ id, ...born(), name, parent_studio: parent ?? null })),
    addTag: (name) => tags.insert((id) => ({ id, ...born(), name })),
    renamePerformer: (id, name) => {
      rename(performers.need(id), name);
    },
    renameStudio: (id, name) => {
      rename(studios.need(id), name);
    },
    renameTag: (id, name) => {
      rename(tags.need(id), name);
    },
    destroyPerformer: (id) => {
      performers.remove(id);
      for (const scene of scenes.all()) scene.performers = without(scene.performers, id);
    },
    destroyStudio: (id) => {
      studios.remove(id);
      for (const scene of scenes.all()) if (scene.studio?.id === id) scene.studio = null;
      for (const each of studios.all())
        if (each.parent_studio?.id === id) each.parent_studio = null;
    },
    destroyTag,
    mergeTags: (sources, destination) => {
      const kept = tags.need(destination);
      for (const scene of scenes.all()) {
        const isTagged = scene.tags.some(({ id }) => sources.includes(id));
        if (isTagged) scene.tags = [...without(scene.tags, destination), kept];
      }
      sources.forEach(destroyTag);
    },
  };
}

function without<Row extends StashNamed>(rows: Row[], id: string): Row[] {
  return rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
}
