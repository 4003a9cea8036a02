import type { Detector, DetectorMode } from '@stash2plex/core';
import { inOrder } from './in-order.ts';
import { detectors } from './registry.generated.ts';

export interface EnabledDetector {
  readonly detector: Detector;
  readonly mode: Exclude<DetectorMode, 'off'>;
}

/** Modes by detector id, as settings have them. */
type Modes = Readonly<Record<string, DetectorMode>>;

/** The detectors that are on, in the order in which they are asked. One without a setting has its own mode. */
export function enabledDetectors(modes: Modes): readonly EnabledDetector[] {
  return inOrder(Object.values(detectors)).flatMap((detector) => {
    const mode = modes[detector.id] ?? detector.defaultMode;
    return mode === 'off' ? [] : [{ detector, mode }];
  });
}

/** Ids in the settings that no detector has. */
export function unknownDetectors(modes: Modes): readonly string[] {
  return Object.keys(modes).filter((id) => !Object.hasOwn(detectors, id));
}
