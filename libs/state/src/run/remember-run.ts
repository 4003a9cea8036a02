import type { RunStart } from '@stash2plex/core';

/** The run of one sink, from `start` on. */
export function rememberRun() {
  let run: RunStart | undefined;
  return {
    set: (started: RunStart) => {
      run = started;
    },
    get: (): RunStart => {
      if (!run) throw new Error('A run has to be started before a page is committed.');
      return run;
    },
  };
}
