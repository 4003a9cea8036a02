import type { HealthFinding } from '@stash2plex/core';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** Answers have whole seconds and take some to come. */
const TOLERATED_MS = MINUTE_MS;
/** From here on schedules and scopes are plainly wrong. */
const FAR_MS = 60 * MINUTE_MS;

/** Do the servers' clocks agree with ours? undefined: the server was not asked, or does not say. */
export function assessClocks(clocks: {
  readonly stashAheadMs: number | undefined;
  readonly plexAheadMs: number | undefined;
}): HealthFinding[] {
  return [...assessClock('Stash', clocks.stashAheadMs), ...assessClock('Plex', clocks.plexAheadMs)];
}

function assessClock(name: string, aheadMs: number | undefined): HealthFinding[] {
  const area = 'clock';
  if (aheadMs === undefined) {
    return [{ area, level: 'note', what: `What time it is for ${name} is not known.` }];
  }
  const off = Math.abs(aheadMs);
  if (off <= TOLERATED_MS) {
    return [{ area, level: 'ok', what: `The clock of ${name} agrees with that of this machine.` }];
  }
  const direction = aheadMs > 0 ? 'ahead of' : 'behind';
  const what = `The clock of ${name} is ${lengthOf(off)} ${direction} that of this machine.`;
  const remedy =
    'Set both by a time server (NTP): schedules and the scopes of 24 hours and 7 days go by them.';
  return [{ area, level: off > FAR_MS ? 'problem' : 'note', what, remedy }];
}

function lengthOf(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
