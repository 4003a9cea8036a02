import type { SceneEdit, StashScene } from '../rows.ts';
import { destroyed, hookOf, sentFields, wholeScene } from './hook-inputs.ts';
import type {
  BulkSceneUpdateInput,
  DestroyOptions,
  SceneInput,
  SceneMergeInput,
  SceneUpdateInput,
} from './inputs.ts';
import { bulkChange, sceneEdit } from './scene-edit.ts';
import type { StashWorld } from '../stash-world.ts';
import type { UserParts } from './user-parts.ts';

export interface SceneVerbs {
  readonly sceneCreate: (input: SceneInput) => StashScene;
  readonly sceneUpdate: (input: SceneUpdateInput) => void;
  /** One transaction; each hook is told the whole array. */
  readonly scenesUpdate: (inputs: readonly SceneUpdateInput[]) => void;
  /** One transaction, then a hook for each scene. */
  readonly bulkSceneUpdate: (input: BulkSceneUpdateInput) => void;
  readonly sceneDestroy: (input: DestroyOptions & { readonly id: string }) => void;
  readonly scenesDestroy: (input: DestroyOptions & { readonly ids: readonly string[] }) => void;
  /** Fires no hook. */
  readonly sceneMerge: (input: SceneMergeInput) => void;
  /** A click on the stars. */
  readonly rate: (id: string, rating100: number) => void;
  /** A click on the box. */
  readonly organize: (id: string, organized: boolean) => void;
  /** Counts in Stash, and nowhere else: no hook, no `updated_at`. */
  readonly play: (id: string) => void;
}

export function sceneVerbs(parts: UserParts): SceneVerbs {
  const { world, edits } = parts;
  const { fire } = world.hooks;
  const sceneUpdate = (input: SceneUpdateInput) => {
    update(parts, [input], wholeScene(input));
  };

  return {
    sceneCreate: (input) => {
      const scene = edits.addScene(sceneEdit(world, input));
      fire(hookOf('Scene.Create', { id: scene.id, input: null }));
      return scene;
    },
    sceneUpdate,
    scenesUpdate: (inputs) => {
      update(parts, inputs, inputs.map(wholeScene));
    },
    bulkSceneUpdate: (input) => {
      edits.updateScenes(bulkEdits(world, input));
      const inputFields = sentFields(input);
      for (const id of input.ids) fire(hookOf('Scene.Update', { id, input, inputFields }));
    },
    sceneDestroy: (input) => {
      destroy(parts, [input.id], input);
    },
    scenesDestroy: (input) => {
      destroy(parts, input.ids, input);
    },
    sceneMerge: ({ source, destination, values = {} }) => {
      const edit = sceneEdit(world, values);
      edits.mergeScenes(source, destination);
      edits.updateScene(destination, edit);
    },
    rate: (id, rating100) => {
      sceneUpdate({ id, rating100 });
    },
    organize: (id, organized) => {
      sceneUpdate({ id, organized });
    },
    play: (id) => {
      world.scenes.need(id);
    },
  };
}

/** `told`: what each hook sees of what was sent. */
function update(
  { world, edits }: UserParts,
  inputs: readonly SceneUpdateInput[],
  told: unknown,
): void {
  edits.updateScenes(new Map(inputs.map((each) => [each.id, sceneEdit(world, each)])));
  for (const { primary_file_id } of inputs) if (primary_file_id) edits.makePrimary(primary_file_id);
  for (const each of inputs) {
    const about = { id: each.id, input: told, inputFields: sentFields(each) };
    world.hooks.fire(hookOf('Scene.Update', about));
  }
}

function destroy(
  { world, edits }: UserParts,
  ids: readonly string[],
  input: DestroyOptions & { readonly id?: string; readonly ids?: readonly string[] },
): void {
  const gone = ids.map(world.scenes.need);
  const its = input.delete_file === true ? undefined : ({ files: 'kept' } as const);
  for (const { id } of gone) edits.destroyScene(id, its);
  for (const scene of gone) {
    const told = destroyed({ ...input }, scene);
    world.hooks.fire(hookOf('Scene.Destroy', { id: scene.id, input: told }));
  }
}

function bulkEdits(world: StashWorld, input: BulkSceneUpdateInput): Map<string, SceneEdit> {
  const { ids, performer_ids, tag_ids, ...values } = input;
  const edit = sceneEdit(world, values);
  const performersOf = performer_ids && bulkChange(world.performers, performer_ids);
  const tagsOf = tag_ids && bulkChange(world.tags, tag_ids);
  const scenes = ids.map(world.scenes.need);
  return new Map(
    scenes.map(({ id, performers, tags }) => [
      id,
      {
        ...edit,
        ...(performersOf && { performers: performersOf(performers) }),
        ...(tagsOf && { tags: tagsOf(tags) }),
      },
    ]),
  );
}
