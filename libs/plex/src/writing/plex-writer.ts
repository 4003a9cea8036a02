import {
  UnavailableError,
  USUAL_REQUEST_BYTES,
  type EditLimits,
  type EditOutcome,
  type ItemEdit,
  type ItemWriter,
} from '@stash2plex/core';
import pLimit from 'p-limit';
import type { PlexApi } from '../http/plex-api.ts';
import { editRequests, type WriteRequest } from './edit-requests.ts';
import { toOutcome, toOutcomeOfFailure } from './to-outcome.ts';

/**
 * Edits the items of one Plex server, one request at a time. Nothing is sent twice: whether an edit without an answer has
 * landed, only reading back can tell.
 */
export function plexWriter(api: PlexApi): ItemWriter {
  const inTurn = pLimit(1);
  const before = api.requestsByKind().edit;
  const edit = (wanted: ItemEdit, { maxRequestBytes = USUAL_REQUEST_BYTES }: EditLimits) => {
    const limitBytes = Math.min(USUAL_REQUEST_BYTES, maxRequestBytes);
    return sendAll(api, wanted, editRequests(wanted, { limitBytes }));
  };
  return {
    edit: (wanted, limits = {}) => inTurn(edit, wanted, limits),
    writes: () => api.requestsByKind().edit - before,
  };
}

/** Stops at the first request that is not a success: its outcome is the edit's. */
async function sendAll(
  api: PlexApi,
  { ratingKey }: ItemEdit,
  requests: readonly WriteRequest[],
): Promise<EditOutcome> {
  for (const [index, request] of requests.entries()) {
    const send = () => sendOne(api, ratingKey, request);
    const outcome = await (index === 0 ? send() : afterOthers(send, request));
    if (outcome.status !== 'sent') return outcome;
  }
  return { status: 'sent' };
}

async function sendOne(
  api: PlexApi,
  ratingKey: string,
  request: WriteRequest,
): Promise<EditOutcome> {
  const received = await api
    .put(request)
    .catch((error: unknown) => toOutcomeOfFailure(error, request));
  return typeof received.status === 'string'
    ? received
    : toOutcome(received, { ratingKey, request });
}

/** A server that goes down now has a part of the edit already: it is no longer as if nothing had been sent. */
async function afterOthers(
  send: () => Promise<EditOutcome>,
  { bytes, fields }: WriteRequest,
): Promise<EditOutcome> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { status: 'unanswered', because: error.message, bytes, fields };
  }
}
