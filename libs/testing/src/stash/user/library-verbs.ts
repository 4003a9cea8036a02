import type { StashScene } from '../rows.ts';
import { destroyed, hookOf, sentFields, wholeScene } from './hook-inputs.ts';
import type { AutoTagFind, MoveFilesInput, ScanFinds, SceneUpdateInput } from './inputs.ts';
import { bulkChange, sceneEdit } from './scene-edit.ts';
import type { UserParts } from './user-parts.ts';

/** What Stash does by itself once a user has started it, and what is done to files. */
export interface LibraryVerbs {
  /** A hook after each file, which knows its path and no title. Returns the scenes that are new. */
  readonly scan: (finds: ScanFinds) => readonly StashScene[];
  /** These files are gone from the disk: scenes that have no other go with them. */
  readonly clean: (input: { readonly ids: readonly string[] }) => void;
  /** Fires no hook, and touches only scenes that get something. */
  readonly autoTag: (finds: readonly AutoTagFind[]) => void;
  /** Fires nothing if nothing is set. Performers, studios and tags it creates fire no hook: add them to the world. */
  readonly identify: (input: SceneUpdateInput) => void;
  /** Fires no hook. */
  readonly makeCovers: (sceneIds: readonly string[]) => void;
  /** Fires no hook. */
  readonly moveFiles: (input: MoveFilesInput) => void;
  /** Fires no hook, does not touch the scene, and refuses the primary file. */
  readonly deleteFiles: (input: { readonly ids: readonly string[] }) => void;
}

export function libraryVerbs(parts: UserParts): LibraryVerbs {
  const { world, edits } = parts;
  return {
    scan: (finds) => scan(parts, finds),
    clean: ({ ids }) => {
      for (const id of ids) cleanFile(parts, id);
    },
    autoTag: (finds) => {
      for (const find of finds) autoTag(parts, find);
    },
    identify: (input) => {
      const { id, ...values } = input;
      const inputFields = sentFields(values);
      if (inputFields.length === 0) return;
      edits.updateScene(id, sceneEdit(world, values));
      world.hooks.fire(hookOf('Scene.Update', { id, input: wholeScene(input), inputFields }));
    },
    makeCovers: (sceneIds) => {
      for (const id of sceneIds) edits.updateScene(id, {});
    },
    moveFiles: ({ ids, destination_folder, destination_basename }) => {
      for (const { id, basename } of ids.map(world.files.need))
        edits.moveFile(id, `${destination_folder}/${destination_basename ?? basename}`);
    },
    deleteFiles: ({ ids }) => {
      for (const id of ids) {
        const { path } = world.files.need(id);
        const isPrimary = edits.sceneOfFile(id)?.files[0]?.id === id;
        if (isPrimary) throw new Error(`cannot delete primary file ${path}`);
        edits.removeFile(id);
      }
    },
  };
}

function scan({ world, edits }: UserParts, finds: ScanFinds): readonly StashScene[] {
  const { created = [], moved = [], copied = [], changed = [] } = finds;
  const fire = (event: 'Scene.Create' | 'Scene.Update', scene: StashScene | undefined) => {
    if (scene) world.hooks.fire(hookOf(event, { id: scene.id, input: null }));
  };
  const found = created.map((file) => {
    const scene = edits.addScene({ files: [file] });
    fire('Scene.Create', scene);
    return scene;
  });
  for (const { file, path } of moved) {
    edits.moveFile(file, path);
    fire('Scene.Update', edits.sceneOfFile(file));
  }
  for (const { scene, ...file } of copied) {
    edits.addFile(scene, file);
    fire('Scene.Update', world.scenes.need(scene));
  }
  for (const file of changed) {
    edits.rescanFile(file);
    fire('Scene.Update', edits.sceneOfFile(file));
  }
  return found;
}

function cleanFile({ world, edits }: UserParts, fileId: string): void {
  const scene = edits.sceneOfFile(fileId);
  const wasPrimary = scene?.files[0]?.id === fileId;
  if (scene?.files.length !== 1) {
    edits.removeFile(fileId);
    if (scene && wasPrimary) edits.updateScene(scene.id, {});
    return;
  }
  // Of the input only the file is known: the scene's id stands in the hook itself.
  const input = destroyed({ id: '' }, scene);
  edits.destroyScene(scene.id);
  world.hooks.fire(hookOf('Scene.Destroy', { id: scene.id, input }));
}

function autoTag({ world, edits }: UserParts, find: AutoTagFind): void {
  const scene = world.scenes.need(find.id);
  const add = (ids: readonly string[] = []) => ({ ids, mode: 'ADD' }) as const;
  const performers = bulkChange(world.performers, add(find.performer_ids))(scene.performers);
  const tags = bulkChange(world.tags, add(find.tag_ids))(scene.tags);
  const { studio = null } = sceneEdit(world, { studio_id: find.studio_id ?? null });
  const after = { performers, tags, studio: scene.studio ?? studio };

  const isLonger = performers.length > scene.performers.length || tags.length > scene.tags.length;
  if (isLonger || after.studio !== scene.studio) edits.updateScene(scene.id, after);
}
