import type { Detector } from '@stash2plex/core';

/**
 * The detectors in the order in which they are asked: after those they come after, else by id, whatever the order of
 * the list. Throws when they wait for each other. One that is not in the list is not waited for.
 */
export function inOrder(detectors: readonly Detector[]): readonly Detector[] {
  const waiting = new Map(detectors.toSorted(byId).map((detector) => [detector.id, detector]));
  const ordered: Detector[] = [];
  while (waiting.size > 0) {
    const next = waiting.values().find(({ after = [] }) => !after.some((id) => waiting.has(id)));
    if (!next) throw new Error(`Detectors wait for each other: ${[...waiting.keys()].join(', ')}.`);
    waiting.delete(next.id);
    ordered.push(next);
  }
  return ordered;
}

function byId(a: Detector, b: Detector): number {
  return a.id < b.id ? -1 : 1;
}
