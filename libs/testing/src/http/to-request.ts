import type { IncomingMessage, ServerResponse } from 'node:http';

/** What came in over the wire, as a handler of MSW sees it; aborted when the caller hangs up before it is answered. */
export async function toRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Request> {
  const { method = 'GET', headersDistinct, url = '/' } = incoming;
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const body = await bodyOf(incoming);

  return new Request(new URL(url, baseOf(incoming)), {
    method,
    headers: toHeaders(headersDistinct),
    body: body.length === 0 || method === 'GET' || method === 'HEAD' ? null : body,
    signal: gone.signal,
  });
}

function baseOf({ headers, socket }: IncomingMessage): string {
  return `${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? 'localhost'}`;
}

function toHeaders(values: IncomingMessage['headersDistinct']): Headers {
  const headers = new Headers();
  for (const [name, each = []] of Object.entries(values)) {
    for (const value of each) headers.append(name, value);
  }
  return headers;
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
