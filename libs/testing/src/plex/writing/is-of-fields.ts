import { lockOf } from '../pictures/artwork.ts';
import type { ParsedEdit } from './world-write.ts';

const PICTURE_LOCKS = new Set([lockOf('poster'), lockOf('background')]);

/** Whether an edit is of more than the locks of pictures, which are sent behind each picture. */
export function isOfFields({ texts, lists, removals, emptied, locks }: ParsedEdit): boolean {
  const names = [texts, lists, removals, locks].flatMap((fields) => Object.keys(fields));
  return [...names, ...emptied].some((name) => !PICTURE_LOCKS.has(name));
}
