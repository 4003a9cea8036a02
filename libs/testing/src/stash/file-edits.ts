import type { NewFile, StashFile, StashScene } from './rows.ts';
import type { StashTables } from './tables.ts';

export interface FileEdits {
  /** One that belongs to no scene yet. */
  readonly newFile: (file: NewFile) => StashFile;
  /** A second copy, as a scan finds it. */
  readonly addFile: (sceneId: string, file: NewFile) => StashFile;
  /** Moves the file's `updated_at`, not the scene's. */
  readonly moveFile: (fileId: string, path: string) => StashFile;
  /** Looked at again: moves the file's `updated_at`, not the scene's. */
  readonly rescanFile: (fileId: string) => StashFile;
  /** Takes it out of its scene, which is not moved. */
  readonly removeFile: (fileId: string) => void;
  /** Puts it first in its scene, which is not moved. */
  readonly makePrimary: (fileId: string) => void;
  readonly sceneOfFile: (fileId: string) => StashScene | undefined;
}

export function fileEdits({ scenes, files }: StashTables, stamp: () => string): FileEdits {
  const newFile: FileEdits['newFile'] = ({ path, size = sizeOf(path) }) => {
    const values = { created_at: stamp(), updated_at: stamp(), path, size };
    return files.insert((id) => ({ id, ...values, basename: basename(path) }));
  };
  const touch = (fileId: string, edit: Partial<StashFile>) =>
    Object.assign(files.need(fileId), edit, { updated_at: stamp() });
  const sceneOfFile = (fileId: string) =>
    scenes.all().find((scene) => scene.files.some(({ id }) => id === fileId));
  const without = (fileId: string, scene: StashScene) =>
    scene.files.filter(({ id }) => id !== fileId);

  return {
    newFile,
    addFile: (sceneId, file) => {
      const scene = scenes.need(sceneId);
      const added = newFile(file);
      scene.files.push(added);
      scene.updated_at = stamp();
      return added;
    },
    moveFile: (fileId, path) => touch(fileId, { path, basename: basename(path) }),
    rescanFile: (fileId) => touch(fileId, {}),
    removeFile: (fileId) => {
      const scene = sceneOfFile(fileId);
      files.remove(fileId);
      if (scene) scene.files = without(fileId, scene);
    },
    makePrimary: (fileId) => {
      const file = files.need(fileId);
      const scene = sceneOfFile(fileId);
      if (scene) scene.files = [file, ...without(fileId, scene)];
    },
    sceneOfFile,
  };
}

const basename = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

/** Some size that differs from file to file and is the same each time. */
function sizeOf(path: string): number {
  let sum = 1_000_000;
  for (const char of path) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_000_000_007;
  return sum;
}
