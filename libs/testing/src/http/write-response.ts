import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Sends a handler's answer; `HttpResponse.error()` becomes a connection that breaks, a body that fails one that breaks in
 * the middle.
 */
export async function writeResponse(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (response.type === 'error') {
    incoming.socket.destroy();
    return;
  }
  const { bytes, isWhole } = await received(response);

  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  // The one header that may not be joined with commas.
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  if (isWhole) {
    outgoing.setHeader('Content-Length', bytes.length);
    outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
    return;
  }
  outgoing.setHeader('Content-Length', bytes.length * 2 + 1);
  outgoing.flushHeaders();
  outgoing.write(bytes, () => incoming.socket.destroy());
}

/** All there is of a body; it ends early where its stream fails. */
async function received({ body }: Response) {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body ?? []) chunks.push(chunk as Uint8Array);
    return { bytes: Buffer.concat(chunks), isWhole: true };
  } catch {
    return { bytes: Buffer.concat(chunks), isWhole: false };
  }
}
