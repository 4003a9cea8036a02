import { assertNever, type NextDue, type RunRecord, type Scope } from '@stash2plex/core';
import { when } from './amounts.ts';

const SCOPES: Readonly<Record<Scope, string>> = {
  all: 'all scenes',
  recent: 'scenes of the last 24 hours',
  recent_7days: 'scenes of the last 7 days',
};

export function scopeWords(scope: Scope): string {
  return SCOPES[scope];
}

/** Who or what started a run. */
export function startedBy({ rule }: Pick<RunRecord, 'rule'>): string {
  if (rule === 'manual') return 'started by hand';
  return `started by rule ${rule}${rule === 'startup-gap' ? ' after a start of Stash' : ''}`;
}

export function statusWords({ status }: Pick<RunRecord, 'status'>): string {
  if (status === 'complete') return 'is complete';
  if (status === 'running') return 'is still running';
  if (status === 'failed') return 'failed';
  return 'is inconclusive: nothing was called missing';
}

export function nextDueWords(nextDue: NextDue): string {
  switch (nextDue.status) {
    case 'at':
      return `${when(nextDue.at)} (${nextDue.rule}, ${scopeWords(nextDue.scope)})`;
    case 'when-plex-answers':
      return `as soon as Plex answers (${nextDue.rule}, ${scopeWords(nextDue.scope)})`;
    case 'not-foreseen':
      return ['not foreseen', ...nextDue.because].join('; ');
    default:
      return assertNever(nextDue);
  }
}
