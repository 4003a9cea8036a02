import type { Gap } from './detector.ts';
import type { PlannedJob } from './job.ts';

/** Why a scene with something to say was not queued. A closed list: reports and rules rely on it. */
export const SKIP_REASONS = [
  'already-queued',
  'quality-gate',
  'ambiguous',
  'mode-report',
  'refused',
  'dead-letter',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface Skip {
  readonly sceneId: string;
  readonly reason: SkipReason;
}

/** What to do about the scenes of one page. A value: it can be shown, stored or thrown away. */
export interface Plan {
  readonly jobs: readonly PlannedJob[];
  readonly skipped: readonly Skip[];
  /** The gaps that stand, whether queued, skipped or only reported. */
  readonly gaps: readonly Gap[];
  /** Scenes that were looked at and need nothing: their queued jobs are withdrawn if the run completes. */
  readonly inLine: readonly string[];
}
