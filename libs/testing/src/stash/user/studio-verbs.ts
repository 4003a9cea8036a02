import type { StashStudio } from '../rows.ts';
import { wholeStudio } from './hook-inputs.ts';
import type { StudioInput, WithId, WithName } from './inputs.ts';
import { namedHooks } from './named-hooks.ts';
import type { UserParts } from './user-parts.ts';

export interface StudioVerbs {
  readonly studioCreate: (input: StudioInput & WithName) => StashStudio;
  readonly studioUpdate: (input: StudioInput & WithId) => void;
  readonly studioDestroy: (input: WithId) => void;
}

export function studioVerbs({ world, edits }: UserParts): StudioVerbs {
  const hooks = namedHooks('Studio', world.hooks);
  const { studios } = world;
  return {
    studioCreate: (input) => {
      const told = wholeStudio(input, world.version);
      const { name, parent_id } = input;
      const row = edits.addStudio(name, parent_id ? studios.need(parent_id) : undefined);
      hooks.created(row.id, told);
      return row;
    },
    studioUpdate: (input) => {
      const told = wholeStudio(input, world.version);
      const { id, name, parent_id } = input;
      edits.updateStudio(id, {
        ...(name !== undefined && { name }),
        ...(parent_id !== undefined && {
          parent_studio: parent_id === null ? null : studios.need(parent_id),
        }),
      });
      hooks.updated(id, input, told);
    },
    studioDestroy: ({ id }) => {
      edits.destroyStudio(id);
      hooks.destroyed(id);
    },
  };
}
