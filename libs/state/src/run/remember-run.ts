import type { RunStart } from '@stash2plex/core';

/** A run that goes on in this process. */
export interface GoingRun {
  readonly start: RunStart;
  /** How often names had been found vanished when it began to read. */
  readonly forgotten: number;
}

/** The run of one sink, from `start` or `resume` on. */
export function rememberRun() {
  let run: GoingRun | undefined;
  return {
    set: (going: GoingRun) => {
      run = going;
    },
    get: (): GoingRun => {
      if (!run) throw new Error('A run has to be started before a page is committed.');
      return run;
    },
  };
}
