import {
  PermanentError,
  UnavailableError,
  type EditOutcome,
  type ItemEdit,
} from '@stash2plex/core';
import type { Writer } from './write-batch.ts';

export type Edit =
  | { readonly status: 'sent' }
  /** The server failed: the edit may have landed or not. */
  | { readonly status: 'shaky' }
  /** Longer than this server takes; its limit is known now. */
  | { readonly status: 'too-long' }
  | { readonly status: 'refused'; readonly because: string };

/** Answers that speak of nothing but the length. */
const TOO_LONG = new Set([413, 414, 431]);
/** A request longer than that may have been refused for its length, whatever the answer says. */
const LONG_BYTES = 6500;
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
    if (error instanceof PermanentError) return { status: 'refused', because: error.message };
    if (error instanceof Unanswered && isLast) return silence(writer, error);
    if (error instanceof UnavailableError) return { status: 'shaky' };
    throw error;
  }
}

class Unanswered extends UnavailableError {
  readonly bytes: number;
  constructor({ because, bytes }: { readonly because: string; readonly bytes: number }) {
    super(because);
    this.bytes = bytes;
  }
}

type Answered = Exclude<EditOutcome, { readonly status: 'unanswered' }>;

function send({ run, pace, breaker, limit }: Writer, edit: ItemEdit): Promise<Answered> {
  const { store, writer } = run.parts;
  return pace.write(() => {
    store.check();
    return breaker.ask(async () => {
      const answer = await writer.edit(edit, { maxRequestBytes: limit.bytes() });
      if (answer.status === 'unanswered') throw new Unanswered(answer);
      return answer;
    });
  });
}

async function refusal(
  writer: Writer,
  { httpStatus, because, bytes }: Exclude<Answered, { readonly status: 'sent' }>,
): Promise<Edit> {
  // 500 is overload or a value that Plex does not like: a server that answers a read is not overloaded.
  if (httpStatus === 500) await probe(writer);
  const isLength = TOO_LONG.has(httpStatus) || bytes > LONG_BYTES;
  return isLength && writer.limit.learn(bytes)
    ? { status: 'too-long' }
    : { status: 'refused', because };
}

/** No answer, twice: the server's fault, unless it answers others. */
async function silence(writer: Writer, { message, bytes }: Unanswered): Promise<Edit> {
  try {
    await probe(writer);
  } catch (error) {
    if (error instanceof UnavailableError) return { status: 'shaky' };
    throw error;
  }
  const isLength = bytes > LONG_UNANSWERED_BYTES && writer.limit.learn(bytes);
  return isLength ? { status: 'too-long' } : { status: 'refused', because: message };
}

function probe({ run, breaker }: Writer): Promise<unknown> {
  return breaker.ask(() => run.parts.items.identify());
}
