import type { Outage, ServerFault } from '@stash2plex/core';

const MINUTE_MS = 60_000;
/** A server that goes down fails some requests first. */
const BEFORE_MS = 10 * MINUTE_MS;
/** One that has come back is slow at first, and fails some more. */
const AFTER_MS = 60 * MINUTE_MS;

export interface FaultsOfOutage {
  readonly outage: Outage;
  readonly sceneIds: readonly string[];
}

/** Which of these jobs failed because of an outage: shortly before it, in it or in the hour after it. Each counts for one. */
export function faultsOfOutages(
  faults: readonly ServerFault[],
  outages: readonly Outage[],
): readonly FaultsOfOutage[] {
  const byOutage = Map.groupBy(faults, ({ at }) => outages.find((outage) => isNear(outage, at)));
  return outages.flatMap((outage) => {
    const sceneIds = (byOutage.get(outage) ?? []).map(({ sceneId }) => sceneId);
    return sceneIds.length > 0 ? [{ outage, sceneIds }] : [];
  });
}

function isNear({ startedAt, endedAt }: Outage, at: Date): boolean {
  const begins = startedAt.getTime() - BEFORE_MS;
  const ends = endedAt ? endedAt.getTime() + AFTER_MS : Number.POSITIVE_INFINITY;
  return at.getTime() >= begins && at.getTime() <= ends;
}
