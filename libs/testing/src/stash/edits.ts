import { fileEdits, type FileEdits } from './file-edits.ts';
import { nameEdits, type NameEdits } from './name-edits.ts';
import type { NewScene, SceneEdit, StashScene } from './rows.ts';
import type { StashTables } from './tables.ts';

/**
 * What users and scans do to the database. Each moves `updated_at` of what Stash moves it for, and of nothing else.
 * No hook is fired: that is for `stashUser`.
 */
export interface StashEdits extends NameEdits, FileEdits {
  readonly addScene: (scene: NewScene) => StashScene;
  /** Moves `updated_at` even if nothing changes. */
  readonly updateScene: (id: string, edit: SceneEdit) => StashScene;
  /** In one transaction: all get the same time, and nothing happens when one is missing. */
  readonly updateScenes: (edits: ReadonlyMap<string, SceneEdit>) => void;
  /** Leaves no trace of the scene; its files are forgotten too, unless they are kept: then they belong to no scene. */
  readonly destroyScene: (id: string, its?: { readonly files: 'kept' }) => void;
  /** The sources vanish, their files join the destination, which alone is moved. */
  readonly mergeScenes: (sources: readonly string[], destination: string) => StashScene;
}

export function stashEdits(tables: StashTables, stamp: () => string): StashEdits {
  const { scenes, files } = tables;
  const ofFiles = fileEdits(tables, stamp);
  const updateScene = (id: string, edit: SceneEdit) =>
    Object.assign(scenes.need(id), edit, { updated_at: stamp() });

  return {
    ...nameEdits(tables, stamp),
    ...ofFiles,
    addScene: ({ files: itsFiles = [], ...values }) => {
      const own = { files: itsFiles.map(ofFiles.newFile), ...born(stamp) };
      return scenes.insert((id) => ({ ...emptyScene(), ...values, ...own, id }));
    },
    updateScene,
    updateScenes: (edits) => {
      const updated_at = stamp();
      const rows = [...edits].map(([id, edit]) => ({ scene: scenes.need(id), edit }));
      for (const { scene, edit } of rows) Object.assign(scene, edit, { updated_at });
    },
    destroyScene: (id, its) => {
      const { files: itsFiles } = scenes.need(id);
      scenes.remove(id);
      if (!its) for (const file of itsFiles) files.remove(file.id);
    },
    mergeScenes: (sources, destination) => {
      const scene = scenes.need(destination);
      const joining = sources.map(scenes.need).flatMap(({ files: itsFiles }) => itsFiles);
      for (const id of sources) scenes.remove(id);
      scene.files.push(...joining);
      return updateScene(destination, {});
    },
  };
}

function born(stamp: () => string) {
  return { created_at: stamp(), updated_at: stamp() };
}

function emptyScene() {
  const texts = { title: '', code: '', details: '', director: '' };
  const values = { date: null, rating100: null, organized: false, studio: null };
  return { ...texts, ...values, performers: [], tags: [] };
}
