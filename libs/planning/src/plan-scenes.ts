import type {
  Desired,
  DetectorMode,
  Gap,
  JobState,
  Plan,
  PlannedJob,
  Skip,
  SkipReason,
} from '@stash2plex/core';
import { passesQualityGate } from './quality-gate.ts';

/** One scene as a run sees it, whatever the number of its items and findings. */
export interface SceneFindings {
  readonly sceneId: string;
  readonly desired: Desired;
  readonly gaps: readonly Gap[];
  /** What is queued for the scene already. */
  readonly job: JobState | undefined;
  /** One of its items holds other scenes' files too, or might belong to another scene. */
  readonly ambiguous: boolean;
  /** It has an item, all of them were looked at, and no field is out of line but for what Plex refused. */
  readonly isInLine: boolean;
  /** Of one of its items a field is as Plex would have it, and not as it should be. */
  readonly isRefused: boolean;
  /** What differs was made so in Plex since these very values were written, and edits made there are to stay. */
  readonly isPreserved: boolean;
}

/** The mode of each detector that is on. */
export type DetectorModes = Readonly<Record<string, DetectorMode>>;

/** What to do about the scenes of one page: at most one job for each, or the reason why not. */
export function planScenes(input: readonly SceneFindings[], modes: DetectorModes): Plan {
  const verdicts = input.map((findings) => judge(findings, modes));
  return {
    jobs: verdicts.flatMap(({ job }) => job ?? []),
    skipped: verdicts.flatMap(({ skip }) => skip ?? []),
    gaps: verdicts.flatMap(({ gaps }) => gaps),
    inLine: input.filter(needsNothing).map(({ sceneId }) => sceneId),
  };
}

interface Verdict {
  /** The gaps that stand. */
  readonly gaps: readonly Gap[];
  readonly job?: PlannedJob;
  readonly skip?: Skip;
}

function judge(findings: SceneFindings, modes: DetectorModes): Verdict {
  const { sceneId, desired, gaps, ambiguous } = findings;
  if (!passesQualityGate(desired)) return { gaps: [], skip: { sceneId, reason: 'quality-gate' } };
  if (ambiguous) return { gaps: [], skip: { sceneId, reason: 'ambiguous' } };
  if (gaps.length === 0) {
    return findings.isRefused ? { gaps, skip: { sceneId, reason: 'refused' } } : { gaps };
  }

  const repairable = findings.isPreserved ? gaps.filter(isOfPictures) : gaps;
  const reasons = reasonsToRepair(repairable, modes);
  const reason = reasons.length === 0 ? 'mode-report' : standsInTheWay(findings);
  if (reason) return { gaps, skip: { sceneId, reason } };
  return { gaps, job: { sceneId, reasons, desiredHash: desired.hash } };
}

/** Whose a picture is, only a repair can tell: it asks Plex which one is chosen. */
function isOfPictures({ pictures }: Gap): boolean {
  return pictures !== undefined;
}

function reasonsToRepair(gaps: readonly Gap[], modes: DetectorModes): string[] {
  const repaired = gaps.filter(({ detector }) => modes[detector] === 'repair');
  return [...new Set(repaired.map(({ detector }) => detector))].toSorted();
}

/** A job that waits for Plex to have the scene, or was given up for it, is of no use once Plex has it. */
function standsInTheWay(findings: SceneFindings): SkipReason | undefined {
  const isThere = findings.gaps.some(({ pair }) => pair.observed.status === 'present');
  return isThere && isLookedFor(findings.job) ? undefined : standsInTheQueue(findings);
}

/** It waits for Plex to have its scene, or was given up for want of it. */
export function isLookedFor(job: JobState | undefined): boolean {
  return job?.notFoundSince !== undefined && job.status !== 'leased';
}

/** A leased job may have read the scene before it changed, and a dead one may live with other values. */
function standsInTheQueue({
  job,
  desired,
}: Pick<SceneFindings, 'desired' | 'job'>): SkipReason | undefined {
  if (!job) return undefined;
  if (job.status === 'queued') return 'already-queued';
  if (job.desiredHash !== desired.hash) return undefined;
  return job.status === 'dead' ? 'dead-letter' : 'already-queued';
}

function needsNothing({ isInLine, ambiguous, gaps }: SceneFindings): boolean {
  return isInLine && !ambiguous && gaps.length === 0;
}
