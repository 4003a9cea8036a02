import type {
  Claim,
  LedgerEntry,
  Match,
  Pair,
  Plan,
  RunCursor,
  SceneTrace,
  Skip,
} from '@stash2plex/core';
import { planScenes } from '@stash2plex/planning';
import { ambiguousOf } from './ambiguous-scenes.ts';
import { claimsOf, conflictsAmong, withoutScenes } from './claims.ts';
import { inLineEntry } from './in-line-entry.ts';
import type { Look } from './look.ts';
import { requestsOf, type PlexSide, type Run } from './run.ts';

export interface CommitPage {
  readonly looks: readonly Look[];
  /** Scenes that were looked at without a look worth planning: no files, or a name that fits several items. */
  readonly barred: readonly string[];
  /** Of scenes that catch-up has not read yet. */
  readonly traces: readonly SceneTrace[];
  readonly cursor: Pick<RunCursor, 'after' | 'matchedBefore' | 'phase'>;
}

/** Plans a page, settles who may have which item, and stores all of it with the cursor. Call it inside `atomically`. */
export function commitLooks(run: Run, plex: PlexSide, page: CommitPage): void {
  const { looks, barred, traces, cursor } = page;
  const { plan, earlier, matches } = settle(run, looks);
  const { parts, tally, settings } = run;

  tally.planned(plan);
  for (const claim of earlier) takeBack(run, claim);
  for (const gap of plan.gaps) parts.gaps.add(gap);
  parts.sink.commitPage({
    plan,
    settled: [...barred, ...looks.filter(isSettled).map(({ match }) => match.scene.id)],
    ledger: ledgerEntries(run, plex, looks),
    matches,
    withdrawn: [...barred, ...earlier.map(({ sceneId }) => sceneId), ...mayNotBeWritten(plan)],
    traces,
    counts: tally.counts(),
    requests: requestsOf(run),
    cursor: {
      ...cursor,
      settingsHash: settings.settingsHash,
      machineIdentifier: plex.server.machineIdentifier,
      builds: plex.builds,
      listedAt: plex.listedAt.toISOString(),
      repairMark: plex.repairMark,
      vanished: tally.vanishedSoFar(),
      scenesTold: tally.scenesToldSoFar(),
      guards: tally.guards(),
    },
  });
}

function settle(run: Run, looks: readonly Look[]) {
  const plan = planLooks(
    run,
    looks.filter(({ isOutdated }) => !isOutdated),
  );
  const claims = claimsOf(looks, plan);
  const { scratch } = run.parts;
  const { here, earlier, contested } = conflictsAmong(claims, scratch.claim(claims));
  if (contested.length > 0) scratch.claim(contested);
  scratch.addAmbiguous(ambiguousOf(looks, { here, earlier, contested }));
  const outdated = new Set(looks.filter((l) => l.isOutdated).map(({ match }) => match.scene.id));
  const isOurs = ({ target, sceneId }: Claim) =>
    target && !here.has(sceneId) && !outdated.has(sceneId);
  const matches: Match[] = claims.filter(isOurs);
  return { plan: withoutScenes(plan, here), earlier, matches };
}

function planLooks(run: Run, looks: readonly Look[]): Plan {
  const ids = looks.map(({ match }) => match.scene.id);
  const jobs = new Map(run.parts.memory.jobs(ids).map((job) => [job.sceneId, job]));
  const modes = Object.fromEntries(
    run.settings.detectors.map(({ detector, mode }) => [detector.id, mode]),
  );
  const findings = looks.flatMap(({ match, pairs, gaps, isInLine, isRefused }) => {
    const [pair] = pairs;
    if (!pair) return [];
    const sceneId = match.scene.id;
    const ambiguous = match.ambiguous.length > 0;
    const { desired } = pair;
    const isPreserved = run.settings.preserveEdits && pairs.every(isAsWritten);
    const state = { ambiguous, isInLine, isRefused, isPreserved };
    return [{ sceneId, desired, gaps, job: jobs.get(sceneId), ...state }];
  });
  return planScenes(findings, modes);
}

/** A repair, or a run that found it in line, was done with these very values. */
function isAsWritten({ desired, ledger }: Pair): boolean {
  return ledger?.desiredHash === desired.hash;
}

function mayNotBeWritten({ skipped }: Plan): string[] {
  const isBarred = ({ reason }: Skip) => reason === 'ambiguous' || reason === 'quality-gate';
  return skipped.filter(isBarred).map(({ sceneId }) => sceneId);
}

/** A scene of which something could not be read, or is known better by now, keeps the gaps it has. */
function isSettled({ match, isOutdated }: Look): boolean {
  return match.unknown === undefined && !isOutdated;
}

function ledgerEntries(run: Run, { server }: PlexSide, looks: readonly Look[]): LedgerEntry[] {
  const now = run.parts.clock.now();
  const isSure = ({ match, isOutdated }: Look) => match.ambiguous.length === 0 && !isOutdated;
  const pairs = looks.filter(isSure).flatMap(({ inLine }) => inLine);
  return pairs.flatMap((pair) => inLineEntry(pair, server.machineIdentifier, now) ?? []);
}

function takeBack(run: Run, claim: Claim): void {
  run.tally.takeBack(claim);
  run.tally.skipped('ambiguous', 1);
  run.parts.gaps.withdraw(claim.sceneId);
}
