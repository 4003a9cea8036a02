import { scopeHours, type Scene, type ScenePage, type SceneQuery } from '@stash2plex/core';
import { namesOf } from '@stash2plex/matching';
import { commitLooks } from './commit-looks.ts';
import { lookAt, type Look } from './look.ts';
import { noteDoubts } from './doubts.ts';
import { matchPage, type SceneMatch } from './match-page.ts';
import type { Matching } from './matching-before.ts';
import type { PlexSide, Run } from './run.ts';

const HOUR_MS = 3_600_000;
/** What a scene without target is to the detectors before the end of the run: not proven to be missing. */
const NOT_YET = { status: 'unknown', because: 'the run has not seen every scene yet' } as const;

/** Goes through the scenes a page at a time; what no path matches is left to the end of the run. */
export async function checkScenes(run: Run, plex: PlexSide, before: Matching): Promise<void> {
  let seen = 0;
  let total = 0;
  for await (const page of run.parts.scenes.pages(sceneQuery(run))) {
    total = page.total ?? total;
    seen += page.scenes.length;
    await checkPage(run, plex, page, before);
    if (total > 0) run.parts.log.progress(0.25 + (0.65 * Math.min(seen, total)) / total);
  }
}

function sceneQuery({ start, parts }: Run): SceneQuery {
  const hours = scopeHours(start.scope);
  const updatedSince = Number.isFinite(hours)
    ? new Date(parts.clock.now().getTime() - hours * HOUR_MS)
    : undefined;
  return { updatedSince, after: '0' };
}

async function checkPage(
  run: Run,
  plex: PlexSide,
  { scenes }: ScenePage,
  before: Matching,
): Promise<void> {
  const last = scenes.at(-1);
  if (!last) return;
  const [withFiles = [], withoutFiles = []] = parted(scenes, ({ files }) => files.length > 0);
  const matches = await matchPage(run, plex, withFiles);
  const unmatched = matches.filter(hasNothing);
  const others = matches.filter((match) => !hasNothing(match));

  run.tally.checked(scenes.length);
  run.tally.withoutFiles(withoutFiles.length);
  run.tally.matched(matches.filter(({ targets }) => targets.length > 0).length);
  noteDoubts(run, matches);
  before.note(withFiles.map(({ id }) => id));
  run.parts.scratch.addUnmatched(unmatched.map(({ scene }) => toUnmatched(scene)));
  commitLooks(run, plex, {
    looks: look(run, plex, others),
    barred: withoutFiles.map(({ id }) => id),
    cursor: { phase: 'scenes', after: last.id },
  });
}

function parted<Value>(values: readonly Value[], isFirst: (value: Value) => boolean): Value[][] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

function look(run: Run, { server }: PlexSide, matches: readonly SceneMatch[]): Look[] {
  const ids = matches.map(({ scene }) => scene.id);
  const ledger = run.parts.memory.ledger(server.machineIdentifier, ids);
  return lookAt(run, matches, ledger, NOT_YET);
}

function hasNothing({ targets, ambiguous, unknown }: SceneMatch): boolean {
  return targets.length === 0 && ambiguous.length === 0 && unknown === undefined;
}

function toUnmatched(scene: Scene) {
  return { scene, names: namesOf(scene) };
}
