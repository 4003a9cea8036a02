import type { PlexItem, Unmatched } from '@stash2plex/core';
import { nameKey } from '@stash2plex/matching';
import { withoutItem, type SceneMatch } from './match-page.ts';
import type { Observed } from './sort-observed.ts';

/** A scene that no path matched, and items that its file names and sizes led to: its own hold nothing else. */
export function matchNamed(
  { scene, names }: Unmatched,
  { present, doubtful, because, vanished }: Observed,
): SceneMatch {
  const targets = present.filter((item) => isNamedAfter(names, item));
  const ambiguous = present.filter((item) => !targets.includes(item));
  const matchedBy = targets.length > 0 ? 'name-and-size' : 'none';
  const rest = { targets, ambiguous, unknown: because, vanished: vanished.length };
  return { ...withoutItem(scene), matchedBy, ...rest, doubtful: [...doubtful, ...vanished] };
}

/** Every part of the item has the name and size of one of these files. */
export function isNamedAfter(names: Unmatched['names'], { parts }: PlexItem): boolean {
  return parts.every((part) => isAmong(names, part));
}

function isAmong(names: Unmatched['names'], { path, size }: PlexItem['parts'][number]): boolean {
  const key = nameKey(path);
  return names.some((name) => name.nameKey === key && name.size === size);
}
