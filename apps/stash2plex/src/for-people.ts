import { isForPeople, messageOf } from '@stash2plex/core';

/** What to tell of an error: one that is not for people is a fault of this program, and says so. */
export function forPeople(error: unknown): string {
  if (isForPeople(error)) return messageOf(error);
  return (
    `Stash2Plex met something it was not made for: ${messageOf(error)}. Nothing was lost. ` +
    'Switch on debug_logging, start the task again and report what the log says.'
  );
}
