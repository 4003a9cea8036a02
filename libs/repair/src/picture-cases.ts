import type { PictureKind, PlexItem } from '@stash2plex/core';
import type { ItemDecision } from './decide-item.ts';
import { FORCED } from './enqueue-scenes.ts';
import type { Judged } from './judge-batch.ts';
import type { Written } from './write-batch.ts';

interface ItemCase {
  readonly decision: ItemDecision;
  /** As its fields are settled. */
  readonly item: PlexItem;
  readonly kinds: readonly PictureKind[];
}

/** What is to be shown of one scene, whose cover is asked for once. */
export interface SceneCase {
  readonly sceneId: string;
  readonly isForced: boolean;
  readonly items: readonly ItemCase[];
}

/** `written`: how the fields went; an item whose fields are not settled is tried again as a whole. */
export function caseOf(
  written: ReadonlyMap<ItemDecision, Written>,
  { job, decisions }: Judged,
): SceneCase | undefined {
  const items = decisions.flatMap((decision) => {
    const { pictures: kinds = [] } = decision.pair.desired;
    const outcome = written.get(decision);
    if (kinds.length === 0 || outcome?.status !== 'read') return [];
    return [{ decision, item: outcome.after, kinds }];
  });
  if (items.length === 0) return undefined;
  return { sceneId: job.sceneId, isForced: job.reasons.includes(FORCED), items };
}
