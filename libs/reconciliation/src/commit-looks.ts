import type { Claim, LedgerEntry, Match, Plan, RunCursor } from '@stash2plex/core';
import { planScenes } from '@stash2plex/planning';
import { claimsOf, conflictsAmong, withoutScenes } from './claims.ts';
import { inLineEntry } from './in-line-entry.ts';
import type { Look } from './look.ts';
import type { PlexSide, Run } from './run.ts';

/** Plans a page, settles who may have which item, and stores all of it with the cursor in one transaction. */
export function commitLooks(
  run: Run,
  plex: PlexSide,
  looks: readonly Look[],
  cursor: Pick<RunCursor, 'phase' | 'after'>,
): void {
  const { plan, earlier, matches } = settle(run, looks);
  const { parts, tally, settings } = run;

  tally.planned(plan);
  for (const claim of earlier) takeBack(run, claim);
  for (const gap of plan.gaps) parts.gaps.add(gap);
  parts.sink.commitPage({
    plan,
    settled: looks.filter(isSettled).map(({ match }) => match.scene.id),
    ledger: ledgerEntries(run, plex, looks),
    matches,
    withdrawn: earlier.map(({ sceneId }) => sceneId),
    counts: tally.counts(),
    cursor: {
      ...cursor,
      settingsHash: settings.settingsHash,
      machineIdentifier: plex.server.machineIdentifier,
    },
  });
}

function settle(run: Run, looks: readonly Look[]) {
  const plan = planLooks(run, looks);
  const claims = claimsOf(looks, plan);
  const { here, earlier } = conflictsAmong(claims, run.parts.scratch.claim(claims));
  const isOurs = ({ target, sceneId }: Claim) => target && !here.has(sceneId);
  const matches: Match[] = claims.filter(isOurs);
  return { plan: withoutScenes(plan, here), earlier, matches };
}

function planLooks(run: Run, looks: readonly Look[]): Plan {
  const ids = looks.map(({ match }) => match.scene.id);
  const jobs = new Map(run.parts.memory.jobs(ids).map((job) => [job.sceneId, job]));
  const modes = Object.fromEntries(
    run.settings.detectors.map(({ detector, mode }) => [detector.id, mode]),
  );
  const findings = looks.flatMap(({ match, pairs, gaps, isInLine }) => {
    const [pair] = pairs;
    if (!pair) return [];
    const sceneId = match.scene.id;
    const ambiguous = match.ambiguous.length > 0;
    const { desired } = pair;
    return [{ sceneId, desired, gaps, job: jobs.get(sceneId), ambiguous, isInLine }];
  });
  return planScenes(findings, modes);
}

/** A scene of which something could not be read keeps the gaps it has. */
function isSettled({ match }: Look): boolean {
  return match.unknown === undefined;
}

function ledgerEntries(run: Run, { server }: PlexSide, looks: readonly Look[]): LedgerEntry[] {
  const now = run.parts.clock.now();
  const pairs = looks.filter(({ match }) => match.ambiguous.length === 0).flatMap((l) => l.pairs);
  return pairs.flatMap((pair) => inLineEntry(pair, server.machineIdentifier, now) ?? []);
}

function takeBack(run: Run, claim: Claim): void {
  run.tally.takeBack(claim);
  run.tally.skipped('ambiguous', 1);
  run.parts.gaps.withdraw(claim.sceneId);
}
