import type { Intent, JobEnd, JobLease, LedgerEntry, Pair, Scene } from '@stash2plex/core';
import { matchPage, type SceneMatch } from '@stash2plex/lookup';
import { passesQualityGate } from '@stash2plex/planning';
import { project } from '@stash2plex/projection';
import { askAgainAt, lookAgainMeanwhile } from './back-off.ts';
import { contestedScenes } from './contested.ts';
import { decideItem, type ItemDecision } from './decide-item.ts';
import { FORCED } from './enqueue-scenes.ts';
import { fromStash } from './end-of.ts';
import { folderWishes, type FolderWish } from './folder-wishes.ts';
import { notFoundEnd } from './not-found.ts';
import type { PlexSide } from './open-plex.ts';
import type { Run } from './parts.ts';
import type { RequestLimit } from './request-limit.ts';
import { beingScanned } from './being-scanned.ts';
import { withRemembered } from './remembered.ts';
import type { ServerBreaker } from './server-breaker.ts';

const NOT_SHOWN = 'Plex cannot show its item';

/** What is to become of one job: decisions about its items, or an end without any. */
export interface Judged {
  readonly job: JobLease;
  readonly decisions: readonly ItemDecision[];
  readonly end: Exclude<JobEnd, { status: 'done' }> | undefined;
  /** The index named an item that is gone or holds another file. */
  readonly isStale: boolean;
  /** What Plex would have to scan to find the scene. */
  readonly wishes?: readonly FolderWish[];
}

export interface Batch {
  readonly jobs: readonly JobLease[];
  readonly breaker: ServerBreaker;
  readonly limit: RequestLimit;
}

/** Reads the scenes of a batch afresh, finds their items, and decides what to write. */
export async function judgeBatch(
  run: Run,
  plex: PlexSide,
  { jobs, breaker, limit }: Batch,
): Promise<readonly Judged[]> {
  const { parts, settings } = run;
  const scenes = await fromStash(() => parts.scenes.byIds(jobs.map(({ sceneId }) => sceneId)));
  const lookup = {
    ...{ index: parts.index, paths: settings.paths, isStale: true },
    sectionKeys: plex.sections.map(({ key }) => key),
    details: (keys: readonly string[]) => breaker.ask(() => parts.items.details(keys)),
  };
  const withFiles = scenes.filter(({ files }) => files.length > 0);
  const byPath = withFiles.length > 0 ? await matchPage(lookup, withFiles) : [];
  const matches = await withRemembered(run, { plex, details: lookup.details }, byPath);
  const memory = memoryOf(run, plex, scenes);
  const contested = await contestedScenes(run, plex.server, matches);
  const byScene = new Map(matches.map((match) => [match.scene.id, match]));
  const known = new Map(scenes.map((scene) => [scene.id, scene]));
  return jobs.map((job) => {
    const scene = known.get(job.sceneId);
    const match = byScene.get(job.sceneId);
    return judge(run, plex, { job, scene, match, memory, contested, limit });
  });
}

interface Memory {
  readonly ledger: ReadonlyMap<string, LedgerEntry>;
  readonly intents: ReadonlyMap<string, Intent>;
}

function memoryOf(
  { parts: { store } }: Run,
  { server }: PlexSide,
  scenes: readonly Scene[],
): Memory {
  const ids = scenes.map(({ id }) => id);
  const keyed = <Row extends { readonly sceneId: string; readonly ratingKey: string }>(
    rows: readonly Row[],
  ) => new Map(rows.map((row) => [keyOf(row.sceneId, row.ratingKey), row]));
  return {
    ledger: keyed(store.ledger(server.machineIdentifier, ids)),
    intents: keyed(store.intents(server.machineIdentifier, ids)),
  };
}

interface Case {
  readonly job: JobLease;
  readonly scene: Scene | undefined;
  readonly match: SceneMatch | undefined;
  readonly memory: Memory;
  /** Ids of scenes whose item another scene claims as well. */
  readonly contested: ReadonlySet<string>;
  readonly limit: RequestLimit;
}

function judge(run: Run, plex: PlexSide, about: Case): Judged {
  const { job, scene, match, memory, limit } = about;
  const ended = (end: Judged['end'], isStale = false) => ({ job, decisions: [], end, isStale });
  if (!scene) return ended({ status: 'dropped', job, because: 'deleted in Stash' });
  if (!match) return ended({ status: 'dropped', job, because: 'has no file' });
  const desired = project(scene, { ...run.settings.projection, maxRequestBytes: limit.bytes() });
  if (!passesQualityGate(desired))
    return ended({ status: 'dropped', job, because: 'not identified' });
  if (match.ambiguous.length > 0 || about.contested.has(scene.id))
    return ended({ status: 'dropped', job, because: 'ambiguous' });
  if (match.unknown !== undefined) return ended(notShown(run, job));
  if (match.targets.length === 0) {
    return { ...notThere(run, plex, { job, scene }), isStale: match.vanished > 0 };
  }

  const decisions = match.targets.map((item) => {
    const key = keyOf(scene.id, item.ratingKey);
    const pair: Pair = {
      ...{ scene, desired, ledger: memory.ledger.get(key) },
      observed: { status: 'present', item },
      matchedBy: match.matchedBy,
    };
    const { policy } = run.settings;
    const isForced = job.reasons.includes(FORCED);
    return decideItem(pair, item, { policy, intent: memory.intents.get(key), isForced });
  });
  return { job, decisions, end: undefined, isStale: match.vanished > 0 };
}

/** Not there yet is no failure; and where the listing is not whole, it is not even known. */
function notThere(
  { parts, settings }: Run,
  { isWhole, scanned, sections }: PlexSide,
  { job, scene }: Required<Pick<Case, 'job'>> & { readonly scene: Scene },
): Omit<Judged, 'isStale'> {
  const now = parts.clock.now();
  const { notFound: policy, paths } = settings;
  if (!isWhole) return { job, decisions: [], end: notKnown(job, { scanned, now }) };
  const isAsked = policy.asksForScans && !policy.skips;
  const wishes = isAsked ? folderWishes(scene, sections, paths) : [];
  const isOutside = isAsked && wishes.length === 0;
  return { job, decisions: [], end: notFoundEnd(job, { now, policy, isOutside }), wishes };
}

function notKnown(
  job: JobLease,
  { scanned, now }: Pick<PlexSide, 'scanned'> & { readonly now: Date },
): Judged['end'] {
  if (scanned === undefined) return { status: 'untouched', job };
  const { notFoundSince } = job;
  const wait = {
    notBefore: lookAgainMeanwhile(now),
    isCounted: false,
    because: beingScanned(scanned),
  };
  return { status: 'waiting', job, ...wait, notFoundSince };
}

/** As it was, but not at once: one that is never shown would be due for ever. */
function notShown({ parts }: Run, job: JobLease): Judged['end'] {
  const notBefore = askAgainAt(parts.clock.now());
  const why = { because: NOT_SHOWN, isServerFault: true };
  return {
    status: 'waiting',
    job,
    notBefore,
    isCounted: false,
    ...why,
    notFoundSince: job.notFoundSince,
  };
}

function keyOf(sceneId: string, ratingKey: string): string {
  return `${sceneId} ${ratingKey}`;
}
