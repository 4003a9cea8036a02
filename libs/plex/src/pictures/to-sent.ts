import { UnavailableError, type PictureOf, type PictureSent } from '@stash2plex/core';
import { isWebPage } from '../http/answer.ts';
import { throwIfMayNotWrite } from '../http/may-not-write.ts';
import type { Received } from '../http/send.ts';
import { toStatusError } from '../http/status-error.ts';

/**
 * What an answer to a write of a picture means. Throws ConfigError for a token that may not write and for a redirect,
 * UnavailableError where the server, or a proxy before it, failed.
 */
export function toSent(received: Received, of: PictureOf): PictureSent {
  const { status, body } = received;
  const what = `the ${of.kind} of item ${of.ratingKey}`;
  if (status >= 200 && status < 300) {
    if (!isWebPage(body)) return { status: 'sent' };
    throw new UnavailableError(`What answered for ${what} is a web page, not Plex.`);
  }
  throwIfMayNotWrite(status);
  if (status < 400 || FAILED.has(status)) throw toStatusError(received, what);
  return { status: 'refused', httpStatus: status, because: `Plex answered ${status} to ${what}` };
}

/** Of the server, or of a proxy that did not hear from it. */
const FAILED = new Set([408, 429, 502, 503, 504]);
