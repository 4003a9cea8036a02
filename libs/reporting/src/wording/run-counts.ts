import type { RunRecord } from '@stash2plex/core';
import { count, counted } from './amounts.ts';
import { sentences } from './sentences.ts';

/** `2,000 scenes, 1,990 found in Plex`. */
export function checkedWords({ scenesChecked, matched, withoutFiles }: RunRecord): string {
  const without = withoutFiles > 0 ? `, ${count(withoutFiles)} without files` : '';
  return `${counted(scenesChecked, 'scene')}, ${count(matched)} found in Plex${without}`;
}

/** A line for the scenes that nothing was said of, or none. */
export function unknownLines({ unknown }: RunRecord): string[] {
  if (unknown === 0) return [];
  const whose = unknown === 1 ? 'its' : 'their';
  const scenes = counted(unknown, 'scene');
  return [`${scenes} could not be compared: Plex did not let ${whose} items be read`];
}

export function queuedWords({ queued, withdrawn }: RunRecord): string {
  const gone = withdrawn > 0 ? `, ${count(withdrawn)} taken out again (in line by now)` : '';
  return counted(queued, 'scene') + gone;
}

/** A line for each thing that the run was asked to tell of and did not. */
export function withheldLines({ withheld = [] }: RunRecord): string[] {
  return withheld.map(({ message }) => sentences(message));
}
