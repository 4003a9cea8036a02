import { nameEdits, type NameEdits } from './name-edits.ts';
import type { NewFile, NewScene, SceneEdit, StashFile, StashScene } from './rows.ts';
import type { StashTables } from './tables.ts';

/** What users and scans do. Each moves `updated_at` of what Stash moves it for, and of nothing else. */
export interface StashEdits extends NameEdits {
  readonly addScene: (scene: NewScene) => StashScene;
  /** Moves `updated_at` even if nothing changes. */
  readonly updateScene: (id: string, edit: SceneEdit) => StashScene;
  /** Leaves no trace of the scene; its files are forgotten. */
  readonly destroyScene: (id: string) => void;
  /** The sources vanish, their files join the destination, which alone is moved. */
  readonly mergeScenes: (sources: readonly string[], destination: string) => StashScene;
  /** A second copy, as a scan finds it. */
  readonly addFile: (sceneId: string, file: NewFile) => StashFile;
  /** Moves the file's `updated_at`, not the scene's. */
  readonly moveFile: (fileId: string, path: string) => StashFile;
}

export function stashEdits(tables: StashTables, stamp: () => string): StashEdits {
  const { scenes, files } = tables;
  const born = () => ({ created_at: stamp(), updated_at: stamp() });
  const newFile = ({ path, size = sizeOf(path) }: NewFile) =>
    files.insert((id) => ({ id, ...born(), path, basename: basename(path), size }));
  const updateScene = (id: string, edit: SceneEdit) =>
    Object.assign(scenes.need(id), edit, { updated_at: stamp() });
  const remove = (id: string) => {
    const scene = scenes.need(id);
    scenes.remove(id);
    return scene;
  };

  return {
    ...nameEdits(tables, stamp),
    addScene: ({ files: itsFiles = [], ...values }) => {
      const own = { files: itsFiles.map(newFile), ...born() };
      return scenes.insert((id) => ({ ...emptyScene(), ...values, ...own, id }));
    },
    updateScene,
    destroyScene: (id) => {
      for (const file of remove(id).files) files.remove(file.id);
    },
    mergeScenes: (sources, destination) => {
      const scene = updateScene(destination, {});
      for (const id of sources) scene.files.push(...remove(id).files);
      return scene;
    },
    addFile: (sceneId, file) => {
      const added = newFile(file);
      updateScene(sceneId, {}).files.push(added);
      return added;
    },
    moveFile: (fileId, path) =>
      Object.assign(files.need(fileId), { path, basename: basename(path), updated_at: stamp() }),
  };
}

function emptyScene() {
  const texts = { title: '', code: '', details: '', director: '' };
  const values = { date: null, rating100: null, organized: false, studio: null };
  return { ...texts, ...values, performers: [], tags: [] };
}

const basename = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

/** Some size that differs from file to file and is the same each time. */
function sizeOf(path: string): number {
  let sum = 1_000_000;
  for (const char of path) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_000_000_007;
  return sum;
}
