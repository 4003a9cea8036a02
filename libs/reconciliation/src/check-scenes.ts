import type { Scene, SceneTrace } from '@stash2plex/core';
import { hasNothing, matchPage } from '@stash2plex/lookup';
import { namesOf } from '@stash2plex/matching';
import { project, traceOf } from '@stash2plex/projection';
import { commitLooks } from './commit-looks.ts';
import { doubted } from './doubts.ts';
import { lookAt, type Look } from './look.ts';
import type { Matching } from './matching-before.ts';
import { lookupOf } from './observe.ts';
import type { PlexSide, Run } from './run.ts';
import { scenePages } from './scene-pages.ts';

/** What a scene without target is to the detectors before the end of the run: not proven to be missing. */
const NOT_YET = { status: 'unknown', because: 'the run has not seen every scene yet' } as const;

/** Goes through the scenes a page at a time; what no path matches is left to the end of the run. */
export async function checkScenes(run: Run, plex: PlexSide, before: Matching): Promise<void> {
  // A page is asked for while the one before is worked on: where repairs stood by then is a page behind.
  let marks = [plex.repairMark, run.parts.memory.repairMark()] as const;
  for await (const { scenes, last, total } of scenePages(run)) {
    run.tally.scenesTold(total);
    await checkPage(run, plex, { scenes, last, before, repairMark: marks[0] });
    marks = [marks[1], run.parts.memory.repairMark()];
    const seen = run.tally.counts().scenesChecked;
    if (total > 0) run.parts.log.progress(0.25 + (0.65 * Math.min(seen, total)) / total);
  }
}

interface Page {
  readonly scenes: readonly Scene[];
  /** Id of the last scene of the page, whether Stash still had it or not. */
  readonly last: string;
  readonly before: Matching;
  /** Where repairs stood before the page was read. */
  readonly repairMark: number;
}

async function checkPage(run: Run, plex: PlexSide, page: Page): Promise<void> {
  const { scenes, last, before, repairMark } = page;
  const [withFiles = [], withoutFiles = []] = parted(scenes, ({ files }) => files.length > 0);
  const matches = doubted(run, plex, await matchPage(lookupOf(run, plex), withFiles));
  const unmatched = matches.filter(hasNothing);
  const others = matches.filter((match) => !hasNothing(match));

  run.tally.checked(scenes.length);
  run.tally.withoutFiles(withoutFiles.length);
  run.tally.matched(matches.filter(({ targets }) => targets.length > 0).length);
  before.note(withFiles.map(({ id }) => id));
  // In one transaction: a page that is done twice after a kill must not meet its own traces.
  run.parts.sink.atomically(() => {
    run.parts.scratch.addUnmatched(unmatched.map(({ scene }) => toUnmatched(scene)));
    const { machineIdentifier } = plex.server;
    const looks = lookAt(run, others, { machineIdentifier, withoutTarget: NOT_YET, repairMark });
    commitLooks(run, plex, {
      looks,
      barred: withoutFiles.map(({ id }) => id),
      traces: tracesOf(run, scenes, looks),
      cursor: { phase: 'scenes', after: last, matchedBefore: before.noted() },
    });
  });
}

function parted<Value>(values: readonly Value[], isFirst: (value: Value) => boolean): Value[][] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

function toUnmatched(scene: Scene) {
  return { scene, names: namesOf(scene) };
}

/** Catch-up has listed the past and read none of it: from here on it can tell what changes. */
function tracesOf(
  { parts, settings }: Run,
  scenes: readonly Scene[],
  looks: readonly Look[],
): SceneTrace[] {
  const unread = parts.memory.unread(scenes.map(({ id }) => id));
  if (unread.size === 0) return [];
  const hashes = new Map(
    looks.flatMap(({ pairs: [pair] }) => (pair ? [[pair.scene.id, pair.desired.hash]] : [])),
  );
  const hashOf = (scene: Scene) => hashes.get(scene.id) ?? project(scene, settings.projection).hash;
  return scenes.filter(({ id }) => unread.has(id)).map((scene) => traceOf(scene, hashOf(scene)));
}
