import {
  scopeStart,
  type Clock,
  type Desired,
  type LedgerEntry,
  type Match,
  type PictureKind,
  type PlannedJob,
  type ProjectionSettings,
  type Scene,
  type SceneSource,
} from '@stash2plex/core';
import { passesQualityGate } from '@stash2plex/planning';
import { project } from '@stash2plex/projection';

const PAGE = 250;
/** Reason of a job that is to be done whatever is remembered. */
export const FORCED = 'force';

export interface EnqueueParts {
  readonly scenes: SceneSource;
  /** What the server's ledger says of these scenes. */
  readonly ledger: (sceneIds: readonly string[]) => readonly LedgerEntry[];
  /** Which items they had in the last runs and repairs: a scene may have several. */
  readonly matches: (sceneIds: readonly string[]) => readonly Match[];
  readonly projection: ProjectionSettings;
  readonly enqueue: (jobs: readonly PlannedJob[]) => void;
  readonly clock: Clock;
}

/**
 * Queues the scenes of a scope, those left out that the ledger proves in line. Nothing is compared with Plex: a scene
 * that somebody edited there is for a reconciliation to find.
 */
export async function enqueueScenes(
  { scope, force }: { readonly scope: 'all' | 'recent'; readonly force: boolean },
  parts: EnqueueParts,
): Promise<{ readonly queued: number; readonly skipped: number }> {
  let queued = 0;
  let skipped = 0;
  const since = scopeStart(scope, parts.clock.now());
  for await (const scenes of since ? scenesSince(parts, since) : allScenes(parts)) {
    const jobs = jobsFor(scenes, force, parts);
    parts.enqueue(jobs);
    queued += jobs.length;
    skipped += scenes.length - jobs.length;
  }
  return { queued, skipped };
}

async function* allScenes({ scenes }: EnqueueParts): AsyncGenerator<readonly Scene[]> {
  for await (const page of scenes.pages('0')) yield page.scenes;
}

async function* scenesSince(
  { scenes }: EnqueueParts,
  since: Date,
): AsyncGenerator<readonly Scene[]> {
  for await (const ids of scenes.changedSince(since)) {
    for (let at = 0; at < ids.length; at += PAGE) yield scenes.byIds(ids.slice(at, at + PAGE));
  }
}

function jobsFor(
  scenes: readonly Scene[],
  force: boolean,
  { projection, ledger, matches }: EnqueueParts,
): PlannedJob[] {
  const ids = force ? [] : scenes.map(({ id }) => id);
  const entries = Map.groupBy(ledger(ids), ({ sceneId }) => sceneId);
  const items = Map.groupBy(matches(ids), ({ sceneId }) => sceneId);
  return scenes.flatMap((scene) => {
    const desired = project(scene, projection);
    const isKnown = isProven(desired, {
      entries: entries.get(scene.id) ?? [],
      items: items.get(scene.id) ?? [],
    });
    if (isKnown || scene.files.length === 0 || !passesQualityGate(desired)) return [];
    return [{ sceneId: scene.id, reasons: [force ? FORCED : 'sync'], desiredHash: desired.hash }];
  });
}

interface Memory {
  readonly entries: readonly LedgerEntry[];
  readonly items: readonly Match[];
}

/** Every item that it has is known to be in line with these very values. */
function isProven({ hash, pictures = [] }: Desired, { entries, items }: Memory): boolean {
  const isDone = (entry: LedgerEntry) =>
    entry.desiredHash === hash && pictures.every((kind) => isPictureDone(entry, kind));
  const inLine = new Set(entries.filter(isDone).map(({ ratingKey }) => ratingKey));
  return inLine.size > 0 && items.every(({ ratingKey }) => inLine.has(ratingKey));
}

/** One that was never written is asked for by whoever syncs all. */
function isPictureDone({ pictures }: LedgerEntry, kind: PictureKind): boolean {
  const known = pictures?.[kind];
  return known !== undefined && known.state !== 'open';
}
