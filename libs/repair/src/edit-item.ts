import {
  PermanentError,
  UnavailableError,
  USUAL_REQUEST_BYTES,
  type EditOutcome,
  type FailedRequest,
  type ItemEdit,
} from '@stash2plex/core';
import type { Pace } from './pace.ts';
import { probe } from './probe.ts';
import type { Run } from './parts.ts';
import type { RequestLimit } from './request-limit.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** What it takes to write to one server. */
export interface Writer {
  readonly run: Run;
  readonly machineIdentifier: string;
  readonly pace: Pace;
  readonly breaker: ServerBreaker;
  readonly limit: RequestLimit;
}

export type Edit =
  | { readonly status: 'sent' }
  /** The server failed: the edit may have landed or not. */
  | { readonly status: 'shaky' }
  /** Longer than this server takes; its limit is known now. */
  | { readonly status: 'too-long' }
  | Refusal;

/** Plex would not do it, while it answers others. */
export interface Refusal {
  readonly status: 'refused';
  readonly because: string;
  /** A server that is unwell answers like this, too. */
  readonly isServerFault: boolean;
}

/** Answers that speak of nothing but the length. */
const TOO_LONG = new Set([413, 414, 431]);
/** Of one that was not answered twice, while others were. */
const LONG_UNANSWERED_BYTES = 4000;

/** Sends the edit of one item, and says whose fault it is when that fails. Throws what ends a drain. */
export async function editItem(
  writer: Writer,
  edit: ItemEdit,
  { isLast }: { readonly isLast: boolean },
): Promise<Edit> {
  try {
    const outcome = await send(writer, edit);
    return outcome.status === 'refused' ? await refusal(writer, outcome) : { status: 'sent' };
  } catch (error) {
    if (error instanceof PermanentError) return refused(error.message, false);
    if (error instanceof Unanswered && isLast) return silence(writer, error);
    if (error instanceof UnavailableError) return { status: 'shaky' };
    throw error;
  }
}

class Unanswered extends UnavailableError {
  readonly request: FailedRequest;
  constructor(because: string, request: FailedRequest) {
    super(because);
    this.request = request;
  }
}

type Answered = Exclude<EditOutcome, { readonly status: 'unanswered' }>;

function send({ run, pace, breaker, limit }: Writer, edit: ItemEdit): Promise<Answered> {
  const { store, writer } = run.parts;
  return pace.write(() => {
    store.check();
    return breaker.ask(async () => {
      const answer = await writer.edit(edit, { maxRequestBytes: limit.bytes() });
      if (answer.status === 'unanswered') throw new Unanswered(answer.because, answer);
      return answer;
    });
  });
}

async function refusal(
  writer: Writer,
  outcome: Exclude<Answered, { readonly status: 'sent' }>,
): Promise<Edit> {
  const { httpStatus, because } = outcome;
  // 500 is overload or a value that Plex does not like: a server that answers a read is not overloaded.
  if (httpStatus === 500) {
    writer.pace.rest();
    await probe(writer);
  }
  // Longer than usual, it may have been refused for its length, whatever the answer says.
  const isLength = TOO_LONG.has(httpStatus) || outcome.bytes > USUAL_REQUEST_BYTES;
  return isLength && learn(writer, outcome)
    ? { status: 'too-long' }
    : refused(because, httpStatus >= 500);
}

/** A collection list holds names of others, which nobody shortens: it says nothing of what we may send. */
function learn({ limit }: Writer, { bytes, fields }: FailedRequest): boolean {
  return fields.some((field) => field !== 'collection') && limit.learn(bytes);
}

/** No answer, twice: the server's fault, unless it answers others. */
async function silence(writer: Writer, { message, request }: Unanswered): Promise<Edit> {
  try {
    await probe(writer);
  } catch (error) {
    if (error instanceof UnavailableError) return { status: 'shaky' };
    throw error;
  }
  const isLength = request.bytes > LONG_UNANSWERED_BYTES && learn(writer, request);
  return isLength ? { status: 'too-long' } : refused(message, true);
}

function refused(because: string, isServerFault: boolean): Refusal {
  return { status: 'refused', because, isServerFault };
}
