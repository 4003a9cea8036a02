import type { BatchOutcome, GapsLeft, JobEnd, Match, Pair } from '@stash2plex/core';
import { entryAfter, unlanded } from './after-edit.ts';
import { MOST_ATTEMPTS, retryAt } from './back-off.ts';
import type { ItemDecision } from './decide-item.ts';
import type { Judged } from './judge-batch.ts';
import type { Run } from './parts.ts';
import { countedAs } from './tally.ts';
import type { Written } from './write-batch.ts';

export interface BatchEnd {
  readonly machineIdentifier: string;
  readonly judged: readonly Judged[];
  readonly written: ReadonlyMap<ItemDecision, Written>;
}

/** What a job's end says of Plex: it took an edit, it refused one, or it was not asked. */
export type BatchEnded = 'failed' | 'untold' | 'written';

/** Stores what a batch came to, in one transaction; returns what became of its jobs, in their order. */
export function settleBatch(run: Run, batch: BatchEnd): readonly BatchEnded[] {
  const { machineIdentifier, judged } = batch;
  const after = pairsAfter(run, batch);
  const ends = judged.map((each) => ({ each, end: endOf(run, batch, each) }));
  const outcome: BatchOutcome = {
    machineIdentifier,
    ends: ends.map(({ end }) => end),
    ledger: [...after.values()].flatMap(({ ledger }) => ledger ?? []),
    settled: judged.flatMap(({ decisions }) => settledOf(batch, decisions)),
    matches: judged.flatMap(({ decisions }) => decisions.map(toMatch)),
    gaps: ends.flatMap((each) => gapsLeft(run, after, each)),
  };
  run.parts.store.settle(outcome);
  for (const each of ends) count(run, after, each);
  return ends.map(({ each, end }) => {
    if (isOwnFault(end)) return 'failed';
    return end.status === 'done' && each.decisions.some(({ edit }) => edit) ? 'written' : 'untold';
  });
}

/** One that Plex does not have is nobody's fault, also where it is given up. */
function isOwnFault(end: JobEnd): boolean {
  if (end.status === 'dead') return end.notFoundSince === undefined;
  return end.status === 'waiting' && end.isCounted;
}

function endOf({ parts }: Run, { written }: BatchEnd, { job, decisions, end }: Judged): JobEnd {
  if (end) return end;
  const outcomes = decisions.map(
    (decision): Written => written.get(decision) ?? { status: 'unknown' },
  );
  const refusal = outcomes.find((outcome) => outcome.status === 'refused');
  if (refusal) {
    const { because, isServerFault } = refusal;
    if (job.attempts + 1 >= MOST_ATTEMPTS) return { status: 'dead', job, because, isServerFault };
    const notBefore = retryAt(parts.clock.now(), job.attempts, parts.random());
    return { status: 'waiting', job, notBefore, isCounted: true, because, isServerFault };
  }
  const isOpen = outcomes.some(({ status }) => OPEN.has(status));
  if (isOpen) return { status: 'untouched', job };
  return { status: 'done', job };
}

/** The pairs as they are once their items were read back; those that were not are not among them. */
function pairsAfter(
  { parts }: Run,
  { machineIdentifier, judged, written }: BatchEnd,
): ReadonlyMap<ItemDecision, Pair> {
  const at = parts.clock.now();
  const pairs = judged.flatMap(({ decisions }) =>
    decisions.flatMap((decision) => {
      const outcome = written.get(decision);
      if (outcome?.status !== 'read') return [];
      const { after } = outcome;
      const ledger = entryAfter(decision, { after, machineIdentifier, at });
      const observed = { status: 'present', item: after } as const;
      return [[decision, { ...decision.pair, observed, ledger }] as const];
    }),
  );
  return new Map(pairs);
}

/** The detectors are asked again; a scene that is nothing to write to any more has no gaps, as in a run. */
function gapsLeft(
  { parts }: Run,
  after: ReadonlyMap<ItemDecision, Pair>,
  { each: { job, decisions }, end }: Ended,
): GapsLeft[] {
  const { sceneId } = job;
  // It is missing still, whether anybody waits for it or not.
  if (end.status === 'dropped' && end.notFoundSince) return [];
  if (end.status === 'dropped') return [{ sceneId, left: [] }];
  if (end.status !== 'done') return [];
  const left = decisions.flatMap((decision) => {
    const { ratingKey } = decision.item;
    const pair = after.get(decision);
    return pair ? parts.detect(pair).map((detector) => ({ ratingKey, detector })) : [];
  });
  return [{ sceneId, left }];
}

const OPEN: ReadonlySet<string> = new Set<Written['status']>(['too-long', 'unknown', 'unsent']);
const KNOWN: ReadonlySet<string | undefined> = new Set<Written['status']>(['read', 'unsent']);

/** An intent of which nothing is known, or not of all of it, stays: the next one who looks at the item will tell. */
function settledOf({ machineIdentifier, written }: BatchEnd, decisions: readonly ItemDecision[]) {
  return decisions
    .filter((decision) => KNOWN.has(written.get(decision)?.status))
    .map(({ pair, item }) => ({
      ...{ machineIdentifier, sceneId: pair.scene.id, ratingKey: item.ratingKey },
    }));
}

function toMatch({ pair, item }: ItemDecision): Match {
  return { sceneId: pair.scene.id, ratingKey: item.ratingKey, sectionKey: item.sectionKey };
}

interface Ended {
  readonly each: Judged;
  readonly end: JobEnd;
}

function count(run: Run, after: ReadonlyMap<ItemDecision, Pair>, { each, end }: Ended): void {
  const { tally } = run;
  if (end.status === 'dropped') tally.by('dropped', end.because);
  if (end.status === 'dead') tally.by('failed', end.because);
  if (end.status === 'waiting') tally.putOff();
  if (end.status !== 'done') return;

  tally.scene(whatOf(each.decisions));
  for (const decision of each.decisions) {
    const pair = after.get(decision);
    if (pair) countFields(run, decision, pair);
  }
}

function countFields({ tally, parts }: Run, decision: ItemDecision, pair: Pair): void {
  if (pair.observed.status !== 'present') return;
  const open = new Set(unlanded(decision, pair.observed.item));
  for (const [field, how] of decision.fields) {
    const as = open.has(field) ? 'refused' : countedAs(how);
    if (as !== 'refused' && pair.desired.cut?.includes(field)) {
      tally.left(() => parts.describe({ pair, field, because: 'cut' }));
    }
    if (!as) continue;
    tally.field(as, field);
    if (as === 'fields') continue;
    const because = as === 'refused' ? 'refused' : 'kept';
    tally.left(() => parts.describe({ pair, field, because }));
  }
}

function whatOf(decisions: readonly ItemDecision[]): 'inLine' | 'kept' | 'written' {
  if (decisions.some(({ edit }) => edit)) return 'written';
  const isKept = decisions.some(({ fields }) => [...fields.values()].includes('kept'));
  return isKept ? 'kept' : 'inLine';
}
