import { UnavailableError, type KilledRun, type RunStart } from '@stash2plex/core';
import type { RunParts, RunSettings } from './parts.ts';

/** What a run read longer ago than this is not gone on with. */
const OLDEST_MS = 6 * 3_600_000;

/**
 * The killed run to go on with, if its work still holds: same scope, settings and server, young enough, and its listings
 * are whole and in force. Undefined means: start afresh.
 */
export async function killedRun(
  start: RunStart,
  settings: RunSettings,
  parts: RunParts,
): Promise<KilledRun | undefined> {
  const killed = parts.killed();
  if (!killed || !isOfTheseSettings(killed, start, settings)) return undefined;
  if (!hasItsListings(killed, parts)) return undefined;
  const server = await serverOrNone(parts);
  return server === killed.cursor.machineIdentifier ? killed : undefined;
}

function isOfTheseSettings(killed: KilledRun, start: RunStart, settings: RunSettings): boolean {
  const age = start.startedAt.getTime() - killed.start.startedAt.getTime();
  const isYoung = age >= 0 && age < OLDEST_MS;
  const isSame = killed.cursor.settingsHash === settings.settingsHash;
  return isYoung && isSame && killed.start.scope === start.scope;
}

function hasItsListings({ cursor }: KilledRun, { index }: RunParts): boolean {
  if (cursor.guards.some(({ kind }) => kind === 'listing-incomplete')) return false;
  const inForce = new Set(index.sections().map(({ build }) => build));
  return cursor.builds.every((build) => inForce.has(build));
}

/** A Plex that does not answer is told of by the run itself. */
async function serverOrNone({ items }: RunParts): Promise<string | undefined> {
  try {
    return (await items.identify()).machineIdentifier;
  } catch (error) {
    if (error instanceof UnavailableError) return undefined;
    throw error;
  }
}
