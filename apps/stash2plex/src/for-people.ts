import {
  ConfigError,
  LeaseLostError,
  messageOf,
  PermanentError,
  TransientError,
} from '@stash2plex/core';

const OURS = [ConfigError, TransientError, PermanentError, LeaseLostError];

/** Whether an error is one of ours: those are written for people. */
export function isForPeople(error: unknown): error is Error {
  return OURS.some((Kind) => error instanceof Kind);
}

/** Any other error is a fault of this program, and says so. */
export function forPeople(error: unknown): string {
  if (isForPeople(error)) return messageOf(error);
  return (
    `Stash2Plex met something it was not made for: ${messageOf(error)}. Nothing was lost. ` +
    'Switch on debug_logging, start the task again and report what the log says.'
  );
}
