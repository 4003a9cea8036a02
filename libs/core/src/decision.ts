import type { Scope } from './scope.ts';

/** What started the process. `task` covers looks such as Check Schedule and View Queue Status. */
export type Trigger = 'hook' | 'task' | 'manual';

export const INTERVALS = ['never', 'hourly', 'daily', 'weekly'] as const;
export type Interval = (typeof INTERVALS)[number];

/** Whether a run is due, and why or why not. `because` names each rule with the value seen and needed. */
export type Decision =
  | {
      readonly run: true;
      readonly rule: string;
      readonly scope: Scope;
      readonly because: readonly string[];
    }
  | {
      readonly run: false;
      readonly rule: null;
      readonly scope: null;
      readonly because: readonly string[];
    };
