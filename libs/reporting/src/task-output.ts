import type {
  CatchUpRecord,
  NextDue,
  QueueStatus,
  RepairFigures,
  RepairRecord,
  RunRecord,
} from '@stash2plex/core';
import type { CatchUpOutput } from './contract/catch-up-schema.ts';
import type { NextDueOutput } from './contract/next-due-schema.ts';
import type { RepairOutput } from './contract/repair-schema.ts';
import type { RunOutput } from './contract/run-schema.ts';
import type { TaskOutput } from './contract/task-schema.ts';
import { lastRunOf } from './report.ts';

type FiguresOutput = Omit<RepairOutput, 'errors' | 'leftFields' | 'leftFieldsOmitted'>;

export interface TaskFacts {
  readonly decision: TaskOutput['decision'];
  readonly run?: RunRecord | undefined;
  readonly catchUp?: CatchUpRecord | undefined;
  readonly repair?: RepairRecord | undefined;
  readonly status: QueueStatus;
  readonly nextDue: NextDue;
}

/** The `output` of a task. */
export function taskOutput(facts: TaskFacts): TaskOutput {
  const { decision, run, catchUp, repair, status, nextDue } = facts;
  const { rule, scope, because } = decision;
  const lastRun = lastRunOf(status);
  return {
    decision: { run: decision.run, rule, scope, because },
    run: run ? runOutput(run) : null,
    catchUp: catchUp ? catchUpOutput(catchUp) : null,
    repair: repair ? repairOutput(repair) : null,
    ...queueOutput(status),
    history: {
      runCount: status.runCount,
      lastRun: lastRun ? runOutput(lastRun) : null,
      nextDue: nextDue.status === 'at' ? nextDue.at.toISOString() : null,
      next: nextDueOutput(nextDue),
    },
  };
}

/** The queue as it is: all that a task says of it. */
export function queueOutput({
  queue: { pending, leased, dead },
  notFound,
}: Pick<QueueStatus, 'notFound' | 'queue'>): Pick<TaskOutput, 'notFound' | 'queue'> {
  return {
    queue: { pending, leased, dead },
    notFound: notFound
      ? {
          scenes: notFound.scenes,
          since: notFound.since.toISOString(),
          nextLookAt: notFound.nextLookAt.toISOString(),
        }
      : null,
  };
}

export function repairOutput(record: RepairRecord): RepairOutput {
  const { leftFields, leftFieldsOmitted, errors } = record;
  return { ...figuresOutput(record), leftFields, leftFieldsOmitted, errors };
}

export function figuresOutput(record: RepairFigures): FiguresOutput {
  const { startedAt, finishedAt, tookMs, fields, refused, keptFields, requests } = record;
  const { written, inLine, kept, waiting, failed, dropped, ended, scansAsked } = record;
  return {
    ...{ written, inLine, kept, waiting, failed, dropped, ended },
    ...{ startedAt: startedAt.toISOString(), finishedAt: finishedAt.toISOString() },
    ...{ fields: { ...fields }, refused: { ...refused }, keptFields: { ...keptFields } },
    scansAsked,
    requests: { ...requests },
    tookMs: Math.round(tookMs),
  };
}

export function runOutput(run: RunRecord): RunOutput {
  const { id, status, rule, scope, dryRun, scenesChecked, gaps, queued, skipped, errors } = run;
  return {
    id,
    status,
    rule,
    scope,
    dryRun,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    resumes: run.resumes,
    scenesChecked,
    gaps,
    queued,
    skipped,
    unknown: run.unknown,
    requests: { stash: run.requests.stash, plex: run.requests.plex },
    guards: run.guards.map(({ kind, section = null, message }) => ({ kind, section, message })),
    withheld: withheldOutput(run),
    errors,
  };
}

function withheldOutput({ withheld = [] }: RunRecord): RunOutput['withheld'] {
  return withheld.map(({ about, extent, section, count, message }) => {
    return { about, extent, section: section?.title ?? null, count, message };
  });
}

function catchUpOutput(record: CatchUpRecord): CatchUpOutput {
  const { changed, queued, requests, looks, read, gone, skipped } = record;
  return { changed, queued, requests, looks, read, gone, skipped };
}

function nextDueOutput(nextDue: NextDue): NextDueOutput {
  return nextDue.status === 'at' ? { ...nextDue, at: nextDue.at.toISOString() } : nextDue;
}
