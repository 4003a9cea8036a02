import { assertNever, type NextDue, type RunRecord, type Scope } from '@stash2plex/core';
import { counted, when } from './amounts.ts';
import { asIs, type Show } from './show.ts';

const SCOPES: Readonly<Record<Scope, string>> = {
  all: 'all scenes',
  recent: 'scenes of the last 24 hours',
  recent_7days: 'scenes of the last 7 days',
};

export function scopeWords(scope: Scope): string {
  return SCOPES[scope];
}

/** What a run was and how it ended: `Reconciliation of all scenes is complete`. */
export function runTitle(run: Pick<RunRecord, 'dryRun' | 'scope' | 'status'>): string {
  const kind = run.dryRun ? 'Dry run' : 'Reconciliation';
  return `${kind} of ${scopeWords(run.scope)} ${statusWords(run)}`;
}

/** Who or what started a run. */
export function startedBy({ rule }: Pick<RunRecord, 'rule'>, show: Show = asIs): string {
  if (rule === 'manual') return 'started by hand';
  return `started by rule ${show(rule)}${rule === 'startup-gap' ? ' after a start of Stash' : ''}`;
}

export function statusWords({ status }: Pick<RunRecord, 'status'>): string {
  if (status === 'complete') return 'is complete';
  if (status === 'running') return 'is still running';
  if (status === 'failed') return 'failed';
  return 'is inconclusive: nothing was called missing';
}

/** A line where the run was not made in one go, or none. */
export function resumedLines({ resumes }: Pick<RunRecord, 'resumes'>): string[] {
  return resumes > 0 ? [`went on after its process ended, ${counted(resumes, 'time')}`] : [];
}

export function nextDueWords(nextDue: NextDue, show: Show = asIs): string {
  switch (nextDue.status) {
    case 'at':
      return `${when(nextDue.at)} (${show(nextDue.rule)}, ${scopeWords(nextDue.scope)})`;
    case 'when-plex-answers':
      return `as soon as Plex answers (${show(nextDue.rule)}, ${scopeWords(nextDue.scope)})`;
    case 'not-foreseen':
      return ['not foreseen', ...nextDue.because.map((reason) => show(reason))].join('; ');
    default:
      return assertNever(nextDue);
  }
}
