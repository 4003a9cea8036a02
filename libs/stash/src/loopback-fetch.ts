import type { IncomingMessage } from 'node:http';
import type { Agent, request as httpsRequest } from 'node:https';

interface Https {
  readonly request: typeof httpsRequest;
  readonly agent: Agent;
}

/**
 * fetch for the Stash on this machine, whatever certificate it shows. Node's own fetch can be told so
 * only for the whole process.
 */
export function loopbackFetch(): typeof fetch {
  let loading: Promise<Https> | undefined;

  return async (input, init) => {
    loading ??= loadHttps();
    const request = new Request(input, init);
    const body = await request.text();
    return toResponse(await send(request, body, await loading));
  };
}

async function loadHttps(): Promise<Https> {
  const { Agent: HttpsAgent, request } = await import('node:https');
  return { request, agent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: false }) };
}

function send(request: Request, body: string, https: Https): Promise<IncomingMessage> {
  const { method, url, signal } = request;
  const headers = Object.fromEntries(request.headers);
  return new Promise((resolve, reject) => {
    const call = https.request(url, { method, headers, signal, agent: https.agent }, resolve);
    call.on('error', reject);
    call.end(body);
  });
}

const WITHOUT_BODY = new Set([204, 205, 304]);

async function toResponse(message: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);

  const headers = new Headers();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const status = message.statusCode ?? 0;
  return new Response(WITHOUT_BODY.has(status) ? null : Buffer.concat(chunks), { status, headers });
}
