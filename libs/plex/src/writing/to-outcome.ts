import { type EditOutcome, UnavailableError } from '@stash2plex/core';
import { isWebPage, kindOf } from '../http/answer.ts';
import { throwIfMayNotWrite } from '../http/may-not-write.ts';
import { isUnsent } from '../http/unsent.ts';
import type { Received } from '../http/send.ts';
import { toStatusError } from '../http/status-error.ts';
import type { WriteRequest } from './edit-requests.ts';

export interface SentEdit {
  readonly ratingKey: string;
  readonly request: WriteRequest;
}

/**
 * What an answer to an edit means. Plex's own yes is an empty page; other bodies mean nothing, but a web page is from a proxy,
 * and what became of the edit is not known. Throws ConfigError for a token that
 * may not edit and for a redirect, UnavailableError for a server that says it is down.
 */
export function toOutcome(received: Received, sent: SentEdit): EditOutcome {
  const { status, body } = received;
  const { bytes, fields, path } = sent.request;
  const request = { bytes, fields };
  if (status >= 200 && status < 300) {
    if (!isWebPage(body)) return { status: 'sent' };
    const because = `Plex answered PUT ${path} with ${kindOf(body)}`;
    return { status: 'unanswered', because, ...request };
  }
  throwIfMayNotWrite(status);
  const error = toStatusError(received, `PUT ${path}`);
  if (status < 400 || status === 503) throw error;
  if (FROM_A_PROXY.has(status)) return { status: 'unanswered', because: error.message, ...request };
  return { status: 'refused', httpStatus: status, because: refusal(status, sent), ...request };
}

/** What a failure without an answer means; throws it on unless the edit may have landed. */
export function toOutcomeOfFailure(error: unknown, { bytes, fields }: WriteRequest): EditOutcome {
  if (!(error instanceof UnavailableError) || isUnsent(error)) throw error;
  return { status: 'unanswered', because: error.message, bytes, fields };
}

/** A proxy that did not hear from Plex; what it passed on may have been done all the same. */
const FROM_A_PROXY = new Set([502, 504]);

function refusal(status: number, { ratingKey, request }: SentEdit): string {
  const reason = REASONS[status]?.(request) ?? 'no reason is known';
  const fields = request.fields.join(', ');
  return `Plex answered ${status} to the edit of item ${ratingKey} (${fields}): ${reason}.`;
}

/** Nothing on the way cuts requests so short. */
const SHORT_BYTES = 1500;

const tooLong = ({ bytes }: WriteRequest) =>
  `a request of ${bytes} bytes is too long for it or for a proxy before it`;

const REASONS: Readonly<Record<number, (request: WriteRequest) => string>> = {
  400: ({ bytes }) =>
    `it does not take one of these fields or values${bytes > SHORT_BYTES ? `, or a request of ${bytes} bytes is too long for a proxy before it` : ''}`,
  404: () => 'the item or its library is gone',
  409: () => 'a name is taken already',
  413: tooLong,
  414: tooLong,
  431: tooLong,
  500: () => 'it has too much to do, or does not take one of these values',
};
