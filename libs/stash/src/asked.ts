import { UnavailableError, type Secret } from '@stash2plex/core';

/** What was asked, of whom. Variables are not here: no message shows them. */
export interface Asked {
  readonly document: string;
  readonly address: URL;
  /** The time-out, if that is what ended the request. */
  readonly timedOutMs: number | undefined;
  readonly apiKeySent: boolean;
  readonly secrets: readonly Secret[];
}

/** The name of the operation, for messages. */
export function nameOf({ document }: Asked): string {
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'a request';
}

/** What answers is something else, or Stash's answer was spoilt on its way; either may pass. */
export function notStash({ address }: Asked, sent: string): Error {
  return new UnavailableError(
    `What answers at ${address.origin} does not speak like Stash (it sent ${sent}): ` +
      'if this goes on, check STASH2PLEX_STASH_URL.',
  );
}
