import type { StashNamed } from '../rows.ts';
import { hookOf } from './hook-inputs.ts';
import type { BulkNamedInput, MergeInput, TagInput, WithId, WithName } from './inputs.ts';
import { namedHooks } from './named-hooks.ts';
import type { UserParts } from './user-parts.ts';

export interface TagVerbs {
  readonly tagCreate: (input: TagInput & WithName) => StashNamed;
  readonly tagUpdate: (input: TagInput & WithId) => void;
  readonly bulkTagUpdate: (input: BulkNamedInput) => void;
  readonly tagDestroy: (input: WithId) => void;
  readonly tagsMerge: (input: MergeInput) => void;
}

export function tagVerbs({ world, edits }: UserParts): TagVerbs {
  const hooks = namedHooks('Tag', world.hooks);
  return {
    tagCreate: (input) => {
      const row = edits.addTag(input.name);
      hooks.created(row.id, input);
      return row;
    },
    tagUpdate: (input) => {
      const { id, name } = input;
      edits.updateTag(id, name === undefined ? {} : { name });
      hooks.updated(id, input);
    },
    bulkTagUpdate: (input) => {
      for (const { id } of input.ids.map(world.tags.need)) edits.updateTag(id, {});
      for (const id of input.ids) hooks.updated(id, input);
    },
    tagDestroy: ({ id }) => {
      edits.destroyTag(id);
      hooks.destroyed(id);
    },
    tagsMerge: ({ source, destination }) => {
      edits.mergeTags(source, destination);
      world.hooks.fire(hookOf('Tag.Merge', { id: destination, input: { source, destination } }));
    },
  };
}
