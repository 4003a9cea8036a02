import type { Look, ObjectCounts, SceneVersion, SeenScene } from '@stash2plex/core';
import { findRenamed } from './find-renamed.ts';
import { findVanishedNames } from './find-vanished-names.ts';
import { findVanishedScenes } from './find-vanished-scenes.ts';
import type { Run } from './run.ts';
import { markOf } from './settled.ts';
import { confirmed, noteZone, offsetSince } from './zone.ts';

/** While edits younger than this come in, a burst is going on that one pass should take together. */
const BURST_MS = 2_000;
const BURST_PAUSE_MS = 500;
const LONGEST_BURST_MS = 15_000;

/** What a look has found, and the mark that follows from it. */
interface Looked {
  readonly look: Look;
  readonly mark: Date;
}

/** Marks as dirty whatever may have changed since the mark, and moves the mark. Returns what Stash counted. */
export async function findChanges(run: Run, mark: Date): Promise<ObjectCounts> {
  const { store } = run.parts;
  const { look, mark: next } = await lookUntilQuiet(run, mark);
  for await (const ids of look.scenesOfFiles) store.addDirty(ids);
  await findRenamed(run, look.named);
  await findVanishedNames(run, look.counts);
  await findVanishedScenes(run, look.counts.scene);
  noteZone(store, look.zone, mark);
  store.moveMark(next);
  return look.counts;
}

/** Looks again while a burst of edits goes on, for a quarter of a minute at most. */
async function lookUntilQuiet(run: Run, mark: Date): Promise<Looked> {
  for (let waited = 0; ; waited += BURST_PAUSE_MS) {
    const looked = await lookSince(run, mark);
    const { look } = looked;
    const youngest = await noteScenes(run, look);
    const isBurst = youngest !== undefined && look.at.getTime() - youngest < BURST_MS;
    if (!isBurst || waited >= LONGEST_BURST_MS) return looked;
    await run.parts.pause(BURST_PAUSE_MS);
  }
}

/**
 * Stash compares times as text. As long as it stays in one zone, what it stored before the mark need not be listed; else
 * whatever zone later times are in, which lists the changes of fourteen hours before as well.
 */
async function lookSince(run: Run, mark: Date): Promise<Looked> {
  const { parts, settings, tally } = run;
  const offset = settings.isThorough ? undefined : offsetSince(parts.store, mark);
  if (offset === undefined) return lookInAnyZone(run, mark);
  tally.looked();
  const look = await parts.source.look({ since: mark, offset });
  const zone = confirmed(look, offset, mark);
  if (!zone) return lookInAnyZone(run, mark);
  // What came after the last word about the zone may be in another one.
  const lastKnown = new Date(Math.min(look.at.getTime(), zone.at.getTime()));
  return { look, mark: laterOf(mark, markOf(lastKnown)) };
}

/** A clock of Stash that was set back may have hidden edits below the mark: then everything is looked at. */
async function lookInAnyZone({ parts, tally }: Run, mark: Date): Promise<Looked> {
  tally.looked();
  const since = await parts.source.look({ since: mark, offset: undefined });
  const look = since.at >= mark ? since : await parts.source.look(undefined);
  return { look, mark: markOf(look.at) };
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** Marks the scenes as dirty whose version we do not know; returns when the youngest of them was edited. */
async function noteScenes({ parts: { store } }: Run, look: Look): Promise<number | undefined> {
  let youngest: number | undefined;
  for await (const page of look.scenes) {
    const seen = new Map(store.seen(page.map(({ id }) => id)).map((scene) => [scene.id, scene]));
    const news = page.filter((version) => !isSameVersion(version, seen.get(version.id)));
    store.addDirty(news.map(({ id }) => id));
    for (const { updatedAt } of news) {
      youngest = Math.max(youngest ?? updatedAt.getTime(), updatedAt.getTime());
    }
  }
  return youngest;
}

function isSameVersion(version: SceneVersion, seen: SeenScene | undefined): boolean {
  if (!seen) return false;
  const isSame = (one: Date, other: Date) => one.getTime() === other.getTime();
  return isSame(version.updatedAt, seen.updatedAt) && isSame(version.createdAt, seen.createdAt);
}
