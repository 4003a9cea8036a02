import type { StashPerformer } from '../rows.ts';
import { wholePerformer } from './hook-inputs.ts';
import type { BulkNamedInput, MergeInput, PerformerInput, WithId, WithName } from './inputs.ts';
import { namedHooks } from './named-hooks.ts';
import type { UserParts } from './user-parts.ts';

export interface PerformerVerbs {
  readonly performerCreate: (input: PerformerInput & WithName) => StashPerformer;
  readonly performerUpdate: (input: PerformerInput & WithId) => void;
  readonly bulkPerformerUpdate: (input: BulkNamedInput) => void;
  readonly performerDestroy: (input: WithId) => void;
  /** Fires no hook. Newer than Stash 0.30. */
  readonly performerMerge: (input: MergeInput) => void;
}

export function performerVerbs({ world, edits }: UserParts): PerformerVerbs {
  const hooks = namedHooks('Performer', world.hooks);
  return {
    performerCreate: (input) => {
      const told = wholePerformer(input, world.version, null);
      const row = edits.addPerformer(input.name, input.disambiguation);
      hooks.created(row.id, told);
      return row;
    },
    performerUpdate: (input) => {
      const noFields = { full: null, partial: null, remove: null };
      const told = wholePerformer(input, world.version, noFields);
      const { id, name, disambiguation } = input;
      edits.updatePerformer(id, {
        ...(name !== undefined && { name }),
        ...(disambiguation !== undefined && { disambiguation }),
      });
      hooks.updated(id, input, told);
    },
    bulkPerformerUpdate: (input) => {
      for (const { id } of input.ids.map(world.performers.need)) edits.updatePerformer(id, {});
      for (const id of input.ids) hooks.updated(id, input);
    },
    performerDestroy: ({ id }) => {
      edits.destroyPerformer(id);
      hooks.destroyed(id);
    },
    performerMerge: ({ source, destination }) => {
      edits.mergePerformers(source, destination);
    },
  };
}
