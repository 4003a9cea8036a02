import type { StashNamed } from './rows.ts';
import type { StashTables } from './tables.ts';

/** None of these moves `updated_at` of a scene. */
export interface NameRemovals {
  readonly destroyPerformer: (id: string) => void;
  readonly destroyStudio: (id: string) => void;
  readonly destroyTag: (id: string) => void;
  /** The sources vanish; not even the destination is moved. */
  readonly mergeTags: (sources: readonly string[], destination: string) => void;
  /** The sources vanish; the destination alone is moved. */
  readonly mergePerformers: (sources: readonly string[], destination: string) => void;
}

export function nameRemovals(tables: StashTables, stamp: () => string): NameRemovals {
  const { scenes, performers, studios, tags } = tables;
  return {
    destroyPerformer: (id) => {
      performers.remove(id);
      for (const scene of scenes.all()) scene.performers = without(scene.performers, [id]);
    },
    destroyStudio: (id) => {
      studios.remove(id);
      for (const scene of scenes.all()) if (scene.studio?.id === id) scene.studio = null;
      for (const each of studios.all())
        if (each.parent_studio?.id === id) each.parent_studio = null;
    },
    destroyTag: (id) => {
      tags.remove(id);
      for (const scene of scenes.all()) scene.tags = without(scene.tags, [id]);
    },
    mergeTags: (sources, destination) => {
      const kept = tags.need(destination);
      sources.map(tags.need).forEach(({ id }) => {
        tags.remove(id);
      });
      for (const scene of scenes.all()) scene.tags = merged(scene.tags, sources, kept);
    },
    mergePerformers: (sources, destination) => {
      const kept = performers.need(destination);
      sources.map(performers.need).forEach(({ id }) => {
        performers.remove(id);
      });
      for (const scene of scenes.all()) scene.performers = merged(scene.performers, sources, kept);
      kept.updated_at = stamp();
    },
  };
}

/** The very same list if none of them is in it. */
function without<Row extends StashNamed>(rows: Row[], ids: readonly string[]): Row[] {
  return rows.some(({ id }) => ids.includes(id))
    ? rows.filter(({ id }) => !ids.includes(id))
    : rows;
}

function merged<Row extends StashNamed>(rows: Row[], sources: readonly string[], kept: Row): Row[] {
  const others = without(rows, sources);
  return others === rows ? rows : [...without(others, [kept.id]), kept];
}
