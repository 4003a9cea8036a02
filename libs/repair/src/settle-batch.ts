import type { BatchOutcome, JobEnd, LedgerEntry, Match } from '@stash2plex/core';
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

/** Why jobs wait that were put back as they were. */
export const NOT_ASKED = 'Plex could not be asked';

/** Stores what a batch came to, in one transaction; returns what became of its jobs, in their order. */
export function settleBatch(run: Run, batch: BatchEnd): readonly BatchEnded[] {
  const { machineIdentifier, judged } = batch;
  const ends = judged.map((each) => ({ each, end: endOf(run, batch, each) }));
  const outcome: BatchOutcome = {
    machineIdentifier,
    ends: ends.map(({ end }) => end),
    ledger: judged.flatMap(({ decisions }) => entriesOf(run, batch, decisions)),
    settled: judged.flatMap(({ decisions }) => settledOf(batch, decisions)),
    matches: judged.flatMap(({ decisions }) => decisions.map(toMatch)),
  };
  run.parts.store.settle(outcome);
  for (const { each, end } of ends) count(run, batch, { each, end });
  return ends.map(({ each, end }) => {
    if (end.status === 'dead' || isOwnFault(end)) return 'failed';
    return end.status === 'done' && each.decisions.some(({ edit }) => edit) ? 'written' : 'untold';
  });
}

function isOwnFault(end: JobEnd): boolean {
  return end.status === 'waiting' && end.isCounted;
}

function endOf({ parts }: Run, { written }: BatchEnd, { job, decisions, end }: Judged): JobEnd {
  if (end) return end;
  const outcomes = decisions.map((decision) => written.get(decision) ?? { status: 'unknown' });
  const refused = outcomes.find(({ status }) => status === 'refused');
  if (refused && 'because' in refused) {
    const { because } = refused;
    if (job.attempts + 1 >= MOST_ATTEMPTS) return { status: 'dead', job, because };
    const notBefore = retryAt(parts.clock.now(), job.attempts, parts.random());
    return { status: 'waiting', job, notBefore, isCounted: true, because };
  }
  if (outcomes.some(({ status }) => status === 'unknown')) return { status: 'untouched', job };
  return { status: 'done', job };
}

function entriesOf(
  { parts }: Run,
  { machineIdentifier, written }: BatchEnd,
  decisions: readonly ItemDecision[],
): LedgerEntry[] {
  const at = parts.clock.now();
  return decisions.flatMap((decision) => {
    const outcome = written.get(decision);
    if (outcome?.status !== 'read') return [];
    return entryAfter(decision, { after: outcome.after, machineIdentifier, at }) ?? [];
  });
}

/** An intent whose edit was not read back stays, be it that Plex said no: the next one who looks at the item will tell. */
function settledOf({ machineIdentifier, written }: BatchEnd, decisions: readonly ItemDecision[]) {
  return decisions
    .filter((decision) => written.get(decision)?.status === 'read')
    .map(({ pair, item }) => ({
      ...{ machineIdentifier, sceneId: pair.scene.id, ratingKey: item.ratingKey },
    }));
}

function toMatch({ pair, item }: ItemDecision): Match {
  return { sceneId: pair.scene.id, ratingKey: item.ratingKey, sectionKey: item.sectionKey };
}

function count(
  { tally }: Run,
  { written }: BatchEnd,
  { each, end }: { readonly each: Judged; readonly end: JobEnd },
): void {
  if (end.status === 'dropped') tally.by('dropped', end.because);
  if (end.status === 'waiting') tally.by('waiting', end.because);
  if (end.status === 'dead') tally.by('failed', end.because);
  if (end.status === 'untouched') tally.by('waiting', NOT_ASKED);
  if (end.status !== 'done') return;

  tally.scene(whatOf(each.decisions));
  for (const decision of each.decisions) countFields(tally, decision, written.get(decision));
}

function countFields(tally: Run['tally'], decision: ItemDecision, outcome: Written | undefined) {
  const open = new Set(outcome?.status === 'read' ? unlanded(decision, outcome.after) : []);
  for (const [field, how] of decision.fields) {
    const as = open.has(field) ? 'refused' : countedAs(how);
    if (as) tally.field(as, field);
  }
}

function whatOf(decisions: readonly ItemDecision[]): 'inLine' | 'kept' | 'written' {
  if (decisions.some(({ edit }) => edit)) return 'written';
  const isKept = decisions.some(({ fields }) => [...fields.values()].includes('kept'));
  return isKept ? 'kept' : 'inLine';
}
