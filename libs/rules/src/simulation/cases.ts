// Stash as it calls the plugin, on a clock that specs turn; and the built-in rules written once more, plainly.
import {
  covers,
  type Interval,
  type RunRecord,
  type RunStatus,
  type Scope,
} from '@stash2plex/core';
import { aContext, aRun, HOUR, MINUTE } from '../cases.ts';
import type { RuleContext } from '../context.ts';

/** One invocation. */
export interface Call {
  readonly at: Date;
  readonly life: string | undefined;
  /** Scope of a run that a person starts; undefined for hooks and looks. */
  readonly byHand?: Scope;
  /** How a run of this invocation ends, if there is one. */
  readonly ends?: RunStatus;
  readonly plexAnswers?: boolean;
  readonly dryRun?: boolean;
}

export interface Settings {
  readonly interval: Interval;
  readonly configuredScope: Scope;
}

export interface Started {
  readonly rule: string;
  readonly scope: Scope;
  readonly resetsTimers: Scope | undefined;
}

type Decider = (context: RuleContext) => Started | undefined | Promise<Started | undefined>;

/** Plays the calls; every run that is decided upon is recorded. Returns the runs, oldest first. */
export async function play(
  calls: readonly Call[],
  settings: Settings,
  decider: Decider,
): Promise<readonly RunRecord[]> {
  let runs: readonly RunRecord[] = [];
  for (const call of calls) {
    const started = await decider(contextOf(call, settings, runs));
    if (started) runs = [recordOf(call, started), ...runs].slice(0, 60).concat(runs.slice(59));
  }
  return runs.toReversed();
}

function contextOf(call: Call, settings: Settings, runs: readonly RunRecord[]): RuleContext {
  return aContext({
    ...settings,
    runs: runs.slice(0, 60),
    now: call.at,
    trigger: call.byHand ? 'manual' : 'task',
    stashLife: call.life,
    plexReachable: () => Promise.resolve(call.plexAnswers ?? true),
  });
}

function recordOf(call: Call, { rule, scope, resetsTimers }: Started): RunRecord {
  return aRun({
    rule: call.byHand ? 'manual' : rule,
    scope: call.byHand ?? scope,
    trigger: call.byHand ? 'manual' : 'task',
    startedAt: call.at,
    stashLife: call.life,
    status: call.ends ?? 'complete',
    dryRun: call.dryRun ?? false,
    resetsTimers,
  });
}

const INTERVAL_MINUTES: Readonly<Record<Interval, number>> = {
  never: Infinity,
  hourly: 57,
  daily: 23 * 60 + 57,
  weekly: 167 * 60 + 57,
};

/** What the design says of the four built-in rules, in milliseconds and without any of the library's parts. */
export function plainModel(context: RuleContext, plexAnswers: boolean): Started | undefined {
  if (context.trigger === 'manual') return { rule: 'manual', scope: 'all', resetsTimers: 'all' };
  if (context.interval === 'never' || !plexAnswers) return undefined;

  const { configuredScope: scope } = context;
  const startup = modelStartup(context) && mayRun('recent', context);
  const isOld = age(lastOf(scope, context), context) >= INTERVAL_MINUTES[context.interval] * MINUTE;
  const due = isOld && mayRun(scope, context);
  if (due && (scope !== 'recent' || !startup)) {
    return { rule: 'interval', scope, resetsTimers: undefined };
  }
  return startup ? { rule: 'startup-gap', scope: 'recent', resetsTimers: undefined } : undefined;
}

function modelStartup(context: RuleContext): boolean {
  const last = lastOf('recent', context);
  if (!last) return true;
  const lives = [last.stashLife, context.stashLife];
  const restarted = !lives.includes(undefined) && last.stashLife !== context.stashLife;
  return restarted && age(last, context) >= HOUR;
}

function known({ runs, now }: RuleContext): readonly RunRecord[] {
  return runs.filter((run) => !run.dryRun && run.startedAt.getTime() - now.getTime() <= 5 * MINUTE);
}

function lastOf(scope: Scope, context: RuleContext): RunRecord | undefined {
  return known(context)
    .filter((run) => run.status === 'complete')
    .filter((run) => covers(run.scope, scope) || run.resetsTimers === 'all')
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
}

function age(run: RunRecord | undefined, { now }: RuleContext): number {
  return run ? Math.max(0, now.getTime() - run.startedAt.getTime()) : Infinity;
}

function mayRun(scope: Scope, context: RuleContext): boolean {
  const since = lastOf(scope, context)?.startedAt.getTime() ?? -Infinity;
  const failed = known(context)
    .filter((run) => run.scope === scope && run.startedAt.getTime() > since)
    .filter((run) => ['failed', 'inconclusive'].includes(run.status) && run.trigger !== 'manual');
  const minutes = [0, 15, 60][failed.length] ?? 360;
  return failed.every((run) => context.now.getTime() >= run.startedAt.getTime() + minutes * MINUTE);
}
