import type { AmbiguityNote, AmbiguousScene, Claim } from '@stash2plex/core';
import { passesQualityGate } from '@stash2plex/planning';
import { project } from '@stash2plex/projection';
import type { Conflicts } from './claims.ts';
import type { Look } from './look.ts';
import { pagesAfter } from './pages-after.ts';
import type { Run } from './run.ts';
import type { Tell } from './tell-leftovers.ts';

const PAGE = 250;

/** Of a page: the scenes of which an item holds others' files, and those that share one with another scene. */
export function ambiguousOf(
  looks: readonly Look[],
  { here, earlier, contested }: Pick<Conflicts, 'contested' | 'earlier' | 'here'>,
): AmbiguityNote[] {
  const keysOf = (id: string, claims: readonly Claim[]) =>
    claims.filter(({ sceneId }) => sceneId === id).map(({ ratingKey }) => ratingKey);
  const holders = looks.flatMap(({ match: { scene, ambiguous } }) =>
    ambiguous.length === 0
      ? []
      : [{ sceneId: scene.id, ratingKeys: ambiguous.map(({ ratingKey }) => ratingKey) }],
  );
  const twice = [...here, ...earlier.map(({ sceneId }) => sceneId)].map((sceneId) => ({
    sceneId,
    ratingKeys: keysOf(sceneId, contested),
  }));
  return [
    ...holders.map((scene) => ({ ...scene, because: 'holds-others' as const })),
    ...twice.map((scene) => ({ ...scene, because: 'claimed-twice' as const })),
  ];
}

/**
 * Reads the scenes anew that were noted as ambiguous: that a scene of an earlier page is, only a later page tells. One too
 * bare to be written makes no gap.
 */
export async function tellAmbiguous(run: Run, tell: Tell): Promise<void> {
  for (const page of notedPages(run)) {
    const notes = new Map(page.map((note) => [note.sceneId, note]));
    const scenes = await run.parts.scenes.byIds(page.map(({ sceneId }) => sceneId));
    tell(
      scenes.flatMap((scene): AmbiguousScene[] => {
        const note = notes.get(scene.id);
        const isWorthIt = passesQualityGate(project(scene, run.settings.projection));
        if (!note || !isWorthIt) return [];
        const { because, ratingKeys } = note;
        return [{ kind: 'ambiguous-scene', scene, because, ratingKeys }];
      }),
    );
  }
}

function notedPages({ parts }: Run) {
  return pagesAfter('0', {
    ask: (after) => parts.scratch.ambiguous(after, PAGE),
    keyOf: ({ sceneId }) => sceneId,
  });
}
