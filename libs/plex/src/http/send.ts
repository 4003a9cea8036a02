import { withDeadline, type Deadline } from './deadline.ts';
import { toNetworkError } from './network-error.ts';

/** An answer with its body read: from here on nothing can break any more. */
export interface Received {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

export interface Get {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Method and path, for messages. */
  readonly what: string;
}

/** Sends one GET; throws core's errors, or the caller's own reason when it was the caller who stopped. */
export async function send(get: Get, deadline: Deadline): Promise<Received> {
  try {
    return await withDeadline(deadline, (signal) => receive(get, signal));
  } catch (error) {
    deadline.signal?.throwIfAborted();
    const { origin } = new URL(get.url);
    throw toNetworkError(error, { what: get.what, origin, timeoutMs: deadline.timeoutMs });
  }
}

async function receive({ url, headers }: Get, signal: AbortSignal): Promise<Received> {
  // Fetch would follow a redirect to another host and take the token along.
  const response = await fetch(url, { headers, redirect: 'manual', signal });
  return {
    status: response.status,
    location: response.headers.get('location'),
    body: await response.text(),
  };
}
