export { detectGaps } from './detect-gaps.ts';
export { enabledDetectors, unknownDetectors, type EnabledDetector } from './enabled-detectors.ts';
export { detectors, type DetectorId } from './registry.generated.ts';
