import type { ReportedGap } from '@stash2plex/core';
import { asIs, type Show } from './show.ts';

/** Where a gap is: `scene 7`, or `item 100` where no scene has the item. */
export function placeWords(
  { sceneId, ratingKey = '' }: Pick<ReportedGap, 'ratingKey' | 'sceneId'>,
  show: Show = asIs,
): string {
  return sceneId === '' ? `item ${show(ratingKey)}` : `scene ${show(sceneId)}`;
}
