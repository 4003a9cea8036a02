import { nameRemovals, type NameRemovals } from './name-removals.ts';
import type { StashNamed, StashPerformer, StashStudio } from './rows.ts';
import type { StashTables } from './tables.ts';

type TagEdit = Partial<Pick<StashNamed, 'name'>>;
type PerformerEdit = Partial<Pick<StashPerformer, 'name' | 'disambiguation'>>;
type StudioEdit = Partial<Pick<StashStudio, 'name' | 'parent_studio'>>;

/** None of these moves `updated_at` of a scene. */
export interface NameEdits extends NameRemovals {
  readonly addPerformer: (name: string, disambiguation?: string) => StashPerformer;
  readonly addStudio: (name: string, parent?: StashStudio) => StashStudio;
  readonly addTag: (name: string) => StashNamed;
  /** Moves its own `updated_at` even if nothing changes; so do the two that follow. */
  readonly updatePerformer: (id: string, edit: PerformerEdit) => void;
  readonly updateStudio: (id: string, edit: StudioEdit) => void;
  readonly updateTag: (id: string, edit: TagEdit) => void;
  readonly renamePerformer: (id: string, name: string) => void;
  readonly renameStudio: (id: string, name: string) => void;
  readonly renameTag: (id: string, name: string) => void;
}

export function nameEdits(tables: StashTables, stamp: () => string): NameEdits {
  const { performers, studios, tags } = tables;
  const born = () => ({ created_at: stamp(), updated_at: stamp() });
  const update = (row: StashNamed, edit: object) => {
    Object.assign(row, edit, { updated_at: stamp() });
  };

  return {
    ...nameRemovals(tables, stamp),
    addPerformer: (name, disambiguation = '') =>
      performers.insert((id) => ({ id, ...born(), name, disambiguation })),
    addStudio: (name, parent) =>
      studios.insert((id) => ({ id, ...born(), name, parent_studio: parent ?? null })),
    addTag: (name) => tags.insert((id) => ({ id, ...born(), name })),
    updatePerformer: (id, edit) => {
      update(performers.need(id), edit);
    },
    updateStudio: (id, edit) => {
      update(studios.need(id), edit);
    },
    updateTag: (id, edit) => {
      update(tags.need(id), edit);
    },
    renamePerformer: (id, name) => {
      update(performers.need(id), { name });
    },
    renameStudio: (id, name) => {
      update(studios.need(id), { name });
    },
    renameTag: (id, name) => {
      update(tags.need(id), { name });
    },
  };
}
