export { detectGaps } from './detect-gaps.ts';
export { detectLeftover } from './detect-leftover.ts';
export {
  detectorModes,
  enabledDetectors,
  unknownDetectors,
  type EnabledDetector,
} from './enabled-detectors.ts';
export { detectors, type DetectorId } from './registry.generated.ts';
