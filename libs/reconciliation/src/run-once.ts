import {
  LeaseLostError,
  messageOf,
  type RunEnd,
  type RunRecord,
  type RunStart,
} from '@stash2plex/core';
import { RunStopped } from './ask-plex.ts';
import { checkScenes } from './check-scenes.ts';
import { killedRun } from './go-on.ts';
import { matchingBefore, type Fall } from './matching-before.ts';
import { openPlex } from './open-plex.ts';
import type { RunParts, RunSettings } from './parts.ts';
import { requestsOf, type Run } from './run.ts';
import { settleUnmatched } from './settle-unmatched.ts';
import { newTally } from './tally.ts';
import { tellLeftovers } from './tell-leftovers.ts';

/**
 * One reconciliation: index the Plex side, go through the scenes, find the gaps, queue them, remember the run. A run
 * whose process was killed is gone on with where its last page was stored.
 * Always ends with a record: `inconclusive` when Plex stood in the way, `failed` with the reason otherwise.
 * Throws LeaseLostError only.
 */
export async function runOnce(
  start: RunStart,
  settings: RunSettings,
  parts: RunParts,
): Promise<RunRecord> {
  const run = await begin(start, settings, parts);
  const { falls, errors } = await goThrough(run);
  return finish(run, falls, errors);
}

async function begin(start: RunStart, settings: RunSettings, parts: RunParts): Promise<Run> {
  const ids = settings.detectors.map(({ detector }) => detector.id);
  const killed = await killedOrNone(start, settings, parts);
  if (!killed) {
    parts.sink.start(start);
    return { start, settings, parts, tally: newTally(ids), killed };
  }
  // It keeps its name and its beginning: what it has read is as old as that.
  const { id, startedAt } = killed.start;
  const again = { ...start, id, startedAt };
  parts.sink.resume(again);
  parts.log.info('going on with a run whose process ended', {
    startedAt: startedAt.toISOString(),
    scenesChecked: killed.counts.scenesChecked,
  });
  return { start: again, settings, parts, tally: newTally(ids, killed), killed };
}

/** Whatever stands in the way of asking is met again by the run itself, which records it. */
async function killedOrNone(start: RunStart, settings: RunSettings, parts: RunParts) {
  try {
    return await killedRun(start, settings, parts);
  } catch (error) {
    parts.log.debug('a killed run is not gone on with', { because: messageOf(error) });
    return undefined;
  }
}

interface Outcome {
  readonly falls: readonly Fall[];
  readonly errors: readonly string[];
}

async function goThrough(run: Run): Promise<Outcome> {
  try {
    return { falls: await reconcile(run), errors: [] };
  } catch (error) {
    if (error instanceof LeaseLostError) throw error;
    return { falls: [], errors: error instanceof RunStopped ? [] : [messageOf(error)] };
  }
}

async function reconcile(run: Run): Promise<readonly Fall[]> {
  const plex = await openPlex(run);
  const before = matchingBefore(run, plex);
  if (run.killed?.cursor.phase !== 'unmatched') await checkScenes(run, plex, before);
  const falls = await settleUnmatched(run, plex, before);
  await tellLeftovers(run, plex);
  return falls;
}

function finish(run: Run, falls: readonly Fall[], errors: readonly string[]): RunRecord {
  const { start, parts, tally, killed } = run;
  const counts = tally.counts();
  const told = {
    status: statusOf(run, errors),
    finishedAt: parts.clock.now(),
    requests: requestsOf(run),
    guards: tally.guards(),
    withheld: tally.withheld(),
    errors,
  };
  const { withdrawn } = parts.sink.finish({ ...told, counts, falls });
  parts.log.info('Gaps detected', { ...counts.gaps, status: told.status });
  parts.log.progress(1);
  const resumes = killed ? killed.resumes + 1 : 0;
  return { ...start, ...counts, ...told, withdrawn, resumes };
}

function statusOf({ tally }: Run, errors: readonly string[]): RunEnd['status'] {
  if (errors.length > 0) return 'failed';
  return tally.guards().length > 0 ? 'inconclusive' : 'complete';
}
