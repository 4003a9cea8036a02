/** What Stash tells a hook, in the shape that was recorded from a running one (`hookContext`). */
export interface StashHook {
  /** Of the object it is about; of the destination when tags are merged. */
  readonly id: number;
  /** Such as `Scene.Update.Post`. */
  readonly type: string;
  readonly input: unknown;
  /** The keys that were really sent; missing where nobody sent any. */
  readonly inputFields?: readonly string[];
}

export type HookListener = (hook: StashHook) => void;

export interface StashHooks {
  /** Returns a way to stop listening. */
  readonly on: (listener: HookListener) => () => void;
  /** After the commit, one listener after the other; one that throws stops neither the edit nor the next. */
  readonly fire: (hook: StashHook) => void;
  /** What listeners threw. */
  readonly failures: readonly unknown[];
}

export function stashHooks(): StashHooks {
  const listeners = new Set<HookListener>();
  const failures: unknown[] = [];
  return {
    on: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    fire: (hook) => {
      for (const listener of listeners) {
        try {
          listener(hook);
        } catch (error) {
          failures.push(error);
        }
      }
    },
    failures,
  };
}
