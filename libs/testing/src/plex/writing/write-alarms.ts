import type { AlarmKind } from '../alarms.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { EditRequest } from './edit-request.ts';
import { editTargets } from './edit-targets.ts';
import type { ParsedEdit } from './world-write.ts';

/** More ids in one edit have failed on real servers. */
const MOST_IDS = 100;
/** What may be the same for several items. */
const SHARED = new Set(['contentRating', 'label']);

/** What is dangerous about a write; undefined stands for one that is no edit at all. */
export function writeAlarms(world: PlexWorld, asked: EditRequest | undefined): AlarmKind[] {
  if (!asked) return ['unknown-write'];
  const alarms: AlarmKind[] = [];
  if (asked.ids.length === 0) alarms.push('edit-without-id');
  if (asked.ids.length > MOST_IDS || (asked.ids.length > 1 && !isShared(asked.edit))) {
    alarms.push('edit-of-several');
  }
  if (editTargets(world, asked).some(({ sectionKey }) => isShow(world, sectionKey))) {
    alarms.push('edit-of-a-show');
  }
  return alarms;
}

/** Locks, and what is no item's own. */
function isShared(edit: ParsedEdit | undefined): boolean {
  if (!edit) return true;
  const { texts, lists, removals, emptied } = edit;
  const names = [texts, lists, removals].flatMap((each) => Object.keys(each));
  return [...names, ...emptied].every((name) => SHARED.has(name));
}

function isShow({ sections }: PlexWorld, key: string): boolean {
  return sections.get(key)?.type !== 'movie';
}
