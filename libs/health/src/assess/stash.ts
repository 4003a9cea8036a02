import type { HealthFinding } from '@stash2plex/core';
import type { StashFacts } from '../facts.ts';

/** Below it settings and tasks are not what we know. */
const OLDEST = [0, 27] as const;
/** Since then Stash can be asked which files moved. */
const KNOWS_FILES = [0, 30] as const;

/** Does Stash answer, does it let us in, is it new enough? */
export function assessStash(facts: StashFacts): HealthFinding[] {
  const area = 'stash';
  if (facts.status === 'failed') {
    const remedy = 'Start Stash, or set STASH2PLEX_STASH_URL and STASH2PLEX_STASH_API_KEY.';
    return [{ area, level: 'problem', what: facts.because, remedy }];
  }
  const { version } = facts;
  const numbers = /^v?(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (!numbers) {
    const what = 'Stash answers and lets us in; it does not say its version.';
    const remedy = 'It has to be 0.27 or newer.';
    return [{ area, level: 'note', what, remedy }];
  }
  const answers = `Stash ${version} answers and lets us in`;
  if (isOlder(numbers, OLDEST)) {
    const what = `${answers}, but it is older than what this plugin was made for.`;
    return [{ area, level: 'problem', what, remedy: 'Update Stash to 0.27 or newer.' }];
  }
  if (isOlder(numbers, KNOWS_FILES)) {
    const what = `${answers}. It cannot tell which files were moved or renamed.`;
    const remedy =
      'Update Stash to 0.30 or newer, or start Reconcile Library (All) after files were moved.';
    return [{ area, level: 'note', what, remedy }];
  }
  return [{ area, level: 'ok', what: `${answers}.` }];
}

function isOlder(numbers: readonly number[], floor: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = numbers;
  return major < floor[0] || (major === floor[0] && minor < floor[1]);
}
