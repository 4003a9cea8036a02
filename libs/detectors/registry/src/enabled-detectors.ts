import { modesOf, type Detector, type DetectorMode } from '@stash2plex/core';
import { inOrder } from './in-order.ts';
import { detectors } from './registry.generated.ts';

export interface EnabledDetector {
  readonly detector: Detector;
  readonly mode: Exclude<DetectorMode, 'off'>;
}

/** Modes by detector id, as settings have them. */
type Modes = Readonly<Record<string, DetectorMode>>;

/**
 * The detectors that are on, in the order in which they are asked. One without a setting, or with one that it does not
 * know, has its own mode.
 */
export function enabledDetectors(modes: Modes): readonly EnabledDetector[] {
  return inOrder(Object.values(detectors)).flatMap((detector) => {
    const chosen = modes[detector.id];
    const isKnown = chosen !== undefined && modesOf(detector).includes(chosen);
    const mode = isKnown ? chosen : detector.defaultMode;
    return mode === 'off' ? [] : [{ detector, mode }];
  });
}

/** The modes that each detector knows. */
export function detectorModes(): Readonly<Record<string, readonly DetectorMode[]>> {
  return Object.fromEntries(Object.values(detectors).map((each) => [each.id, modesOf(each)]));
}

/** Ids in the settings that no detector has. */
export function unknownDetectors(modes: Modes): readonly string[] {
  return Object.keys(modes).filter((id) => !Object.hasOwn(detectors, id));
}
