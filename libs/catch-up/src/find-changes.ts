import type { Look, ObjectCounts, SceneVersion, SeenScene } from '@stash2plex/core';
import { findRenamed } from './find-renamed.ts';
import { findVanishedNames } from './find-vanished-names.ts';
import { findVanishedScenes } from './find-vanished-scenes.ts';
import type { Run } from './run.ts';
import { markOf } from './settled.ts';

/** While edits younger than this come in, a burst is going on that one pass should take together. */
const BURST_MS = 2_000;
const BURST_PAUSE_MS = 500;
const LONGEST_BURST_MS = 15_000;

/** Marks as dirty whatever may have changed since the mark, and moves the mark. Returns what Stash counted. */
export async function findChanges(run: Run, mark: Date): Promise<ObjectCounts> {
  const { store } = run.parts;
  const look = await lookUntilQuiet(run, mark);
  for await (const ids of look.scenesOfFiles) store.addDirty(ids);
  await findRenamed(run, look.named);
  await findVanishedNames(run, look.counts);
  await findVanishedScenes(run, look.counts.scene);
  store.moveMark(markOf(look.at));
  return look.counts;
}

/** Looks again while a burst of edits goes on, for a quarter of a minute at most. */
async function lookUntilQuiet(run: Run, mark: Date): Promise<Look> {
  for (let waited = 0; ; waited += BURST_PAUSE_MS) {
    const look = await lookSince(run, mark);
    const youngest = await noteScenes(run, look);
    const isBurst = youngest !== undefined && look.at.getTime() - youngest < BURST_MS;
    if (!isBurst || waited >= LONGEST_BURST_MS) return look;
    await run.parts.pause(BURST_PAUSE_MS);
  }
}

/** A clock of Stash that was set back may have hidden edits below the mark: then everything is looked at. */
async function lookSince({ parts, tally }: Run, mark: Date): Promise<Look> {
  tally.looked();
  const look = await parts.source.look(mark);
  return look.at >= mark ? look : parts.source.look(undefined);
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
