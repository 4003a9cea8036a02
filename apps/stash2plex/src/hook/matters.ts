import type { HookContext } from './host.ts';

/**
 * Fields of a scene that are never written to Plex. Whatever is not listed wakes the worker, fields of a newer
 * Stash too: a needless look costs less than a missed edit.
 */
const SILENT_IN_SCENES = new Set([
  'id',
  'ids',
  'clientMutationId',
  'code',
  'director',
  'url',
  'urls',
  'rating100',
  'organized',
  'o_counter',
  'play_count',
  'play_duration',
  'resume_time',
  'last_played_at',
  'gallery_ids',
  'groups',
  'group_ids',
  'movies',
  'movie_ids',
  'stash_ids',
]);

/** Plex knows performers, studios and tags by name only; the sort name decides which tags `max_tags` cuts. */
const NAMES = new Set(['name', 'sort_name']);
const NAMED = new Set(['Performer', 'Studio', 'Tag']);

/** Whether what happened in Stash can change what Plex should show. */
export function matters({ type, inputFields }: HookContext): boolean {
  const [kind = '', action] = String(type).split('.');
  if (kind !== 'Scene' && !NAMED.has(kind)) return false;
  // A new performer, studio or tag is in no scene yet; the edit that puts it there is a scene's.
  if (action === 'Create') return kind === 'Scene';
  if (action !== 'Update' || !inputFields || inputFields.length === 0) return true;
  return kind === 'Scene'
    ? inputFields.some((field) => !SILENT_IN_SCENES.has(field))
    : inputFields.some((field) => NAMES.has(field));
}
