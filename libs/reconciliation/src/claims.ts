import type { Claim, Plan } from '@stash2plex/core';
import type { Look } from './look.ts';

/** What each scene of a page touches by path, with what the plan makes of the scene. */
export function claimsOf(looks: readonly Look[], plan: Plan): Claim[] {
  const queued = new Set(plan.jobs.map(({ sceneId }) => sceneId));
  const gapsOf = Map.groupBy(plan.gaps, ({ pair }) => pair.scene.id);
  return looks.flatMap(({ match: { scene, targets, ambiguous, doubtful } }) => {
    const gaps = gapsOf.get(scene.id) ?? [];
    const common = {
      sceneId: scene.id,
      queued: queued.has(scene.id),
      gaps: gaps.map(({ detector }) => detector),
      contested: false,
    };
    return [...targets, ...ambiguous, ...doubtful].map(({ ratingKey, sectionKey }) => ({
      ...common,
      ratingKey,
      sectionKey,
      target: targets.some((item) => item.ratingKey === ratingKey),
    }));
  });
}

export interface Conflicts {
  /** Scenes of this page that share a target with another scene. */
  readonly here: ReadonlySet<string>;
  /** Claims of earlier pages on a target that a scene of this page claims too, one for each scene not counted so yet. */
  readonly earlier: readonly Claim[];
  /** All claims on such targets, to be noted as contested. */
  readonly contested: readonly Claim[];
}

/** Two scenes with one target: neither may be written. */
export function conflictsAmong(claims: readonly Claim[], earlier: readonly Claim[]): Conflicts {
  const targets = claims.filter(({ target }) => target);
  const before = earlier.filter(({ target }) => target);
  const owners = Map.groupBy([...before, ...targets], ({ ratingKey }) => ratingKey);
  const isShared = ({ ratingKey }: Claim) =>
    new Set((owners.get(ratingKey) ?? []).map(({ sceneId }) => sceneId)).size > 1;
  const here = new Set(targets.filter(isShared).map(({ sceneId }) => sceneId));

  const known = before.filter((claim) => isShared(claim) && !here.has(claim.sceneId));
  const news = known.filter(({ contested }) => !contested);
  return {
    here,
    earlier: [...new Map(news.map((claim) => [claim.sceneId, claim])).values()],
    contested: [...targets.filter(isShared), ...news].map((claim) => ({
      ...claim,
      ...{ queued: false, gaps: [], contested: true },
    })),
  };
}

/** The plan without scenes that turned out to be ambiguous. */
export function withoutScenes(plan: Plan, sceneIds: ReadonlySet<string>): Plan {
  if (sceneIds.size === 0) return plan;
  const stays = ({ sceneId }: { readonly sceneId: string }) => !sceneIds.has(sceneId);
  return {
    jobs: plan.jobs.filter(stays),
    skipped: [
      ...plan.skipped.filter(stays),
      ...[...sceneIds].map((sceneId) => ({ sceneId, reason: 'ambiguous' as const })),
    ],
    gaps: plan.gaps.filter(({ pair }) => !sceneIds.has(pair.scene.id)),
    inLine: plan.inLine.filter((sceneId) => !sceneIds.has(sceneId)),
  };
}
