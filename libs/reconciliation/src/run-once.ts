import {
  LeaseLostError,
  messageOf,
  type RunEnd,
  type RunRecord,
  type RunStart,
} from '@stash2plex/core';
import { RunStopped } from './ask-plex.ts';
import { checkScenes } from './check-scenes.ts';
import { matchingBefore, type Fall } from './matching-before.ts';
import { openPlex } from './open-plex.ts';
import type { RunParts, RunSettings } from './parts.ts';
import type { Run } from './run.ts';
import { settleUnmatched } from './settle-unmatched.ts';
import { newTally } from './tally.ts';

/**
 * One reconciliation: index the Plex side, go through the scenes, find the gaps, queue them, remember the run.
 * Always ends with a record: `inconclusive` when Plex stood in the way, `failed` with the reason otherwise.
 * Throws LeaseLostError only.
 */
export async function runOnce(
  start: RunStart,
  settings: RunSettings,
  parts: RunParts,
): Promise<RunRecord> {
  const tally = newTally(settings.detectors.map(({ detector }) => detector.id));
  const run: Run = { start, settings, parts, tally };
  parts.sink.start(start);
  const { falls, errors } = await goThrough(run);
  parts.scratch.drop();
  return finish(run, falls, errors);
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
  await checkScenes(run, plex, before);
  return settleUnmatched(run, plex, before);
}

function finish(run: Run, falls: readonly Fall[], errors: readonly string[]): RunRecord {
  const { start, parts, tally } = run;
  const counts = tally.counts();
  const told = {
    status: statusOf(run, errors),
    finishedAt: parts.clock.now(),
    requests: parts.requests(),
    guards: tally.guards(),
    errors,
  };
  const { withdrawn } = parts.sink.finish({ ...told, counts, falls });
  parts.log.info('Gaps detected', { ...counts.gaps, status: told.status });
  parts.log.progress(1);
  return { ...start, ...counts, ...told, withdrawn };
}

function statusOf({ tally }: Run, errors: readonly string[]): RunEnd['status'] {
  if (errors.length > 0) return 'failed';
  return tally.guards().length > 0 ? 'inconclusive' : 'complete';
}
