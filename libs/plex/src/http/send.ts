import { soundDate } from '@stash2plex/core';
import type { IncomingMessage } from 'node:http';
import type { Reach } from './connections.ts';
import { withDeadline, type Deadline } from './deadline.ts';
import { toNetworkError } from './network-error.ts';

/** An answer with its body read: from here on nothing can break any more. */
export interface Received {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
  /** Plex's own clock as it answered, whole seconds; undefined where it does not say. */
  readonly toldAt?: Date | undefined;
}

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Method and path, for messages. */
  readonly what: string;
  /** Default GET. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: Uint8Array;
  readonly reach: () => Promise<Reach>;
}

/** Sends one request; throws core's errors, or the caller's own reason when it was the caller who stopped. */
export async function send(outgoing: Outgoing, deadline: Deadline): Promise<Received> {
  try {
    return await withDeadline(deadline, (signal) => receive(outgoing, signal));
  } catch (error) {
    deadline.signal?.throwIfAborted();
    const { origin } = new URL(outgoing.url);
    throw toNetworkError(error, { what: outgoing.what, origin, timeoutMs: deadline.timeoutMs });
  }
}

async function receive(outgoing: Outgoing, signal: AbortSignal): Promise<Received> {
  try {
    const message = await answerTo(outgoing, await outgoing.reach(), signal);
    const body = await bodyOf(message);
    const { location, date = '' } = message.headers;
    return { status: message.statusCode ?? 0, location, body, toldAt: soundDate(date) };
  } catch (error) {
    // The reason of the signal, not Node's own word for it.
    signal.throwIfAborted();
    throw error;
  }
}

/** Redirects are not followed: the token would be taken along to another host. */
function answerTo(
  { url, headers: named, method = 'GET', body }: Outgoing,
  { protocol, agent }: Reach,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // With its length known the body goes out in one piece; not every server takes it otherwise.
  const headers = { ...named, ...(body && { 'Content-Length': String(body.length) }) };
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const call = protocol.request(url, { method, headers, agent, signal }, (message) => {
      answer = message;
      resolve(message);
    });
    const connecting = setTimeout(() => {
      if (call.socket?.connecting ?? true) call.destroy(noConnection());
    }, CONNECT_MS);
    call.on('error', reject);
    call.on('close', () => {
      clearTimeout(connecting);
      // Of an answer that is none, like a change of protocol, nothing else is told.
      if (!answer) reject(new Error('The connection was closed.'));
    });
    call.end(body);
  });
}

/** Node itself would wait for minutes. A host that is not there is told from a server that is slow. */
const CONNECT_MS = 10_000;

function noConnection(): Error {
  const error = new Error('No connection in time.');
  return Object.assign(error, { code: 'ETIMEDOUT', syscall: 'connect' });
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  // A byte order mark is no JSON.
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
