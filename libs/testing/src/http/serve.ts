import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { toRequest } from './to-request.ts';
import { writeResponse } from './write-response.ts';

export interface ServeOptions {
  /** Default: any that is free. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** PEM; with it the server speaks https. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Drops all connections, those in the middle of an answer as well. */
  readonly close: () => Promise<void>;
}

/** MSW handlers as a server of their own, for processes that MSW cannot reach into. */
export async function serve(
  handlers: readonly RequestHandler[],
  options: ServeOptions = {},
): Promise<Served> {
  const { host = '127.0.0.1', tls } = options;
  const server = createServer(tls, (incoming, outgoing) => {
    void answer([...handlers], incoming, outgoing);
  });
  await listen(server, options.port ?? 0, host);

  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `${tls ? 'https' : 'http'}://${name}:${port}`;
  return { url, port, close: () => close(server) };
}

// Plex's edits travel in the request line: it takes more than Node's 16 KB.
const LIMITS = { maxHeaderSize: 64 * 1024, keepAliveTimeout: 60_000 };

function createServer(tls: ServeOptions['tls'], listener: RequestListener): Server {
  return tls
    ? createHttpsServer({ ...LIMITS, ...tls }, listener)
    : createHttpServer(LIMITS, listener);
}

async function answer(
  handlers: RequestHandler[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const request = await toRequest(incoming, outgoing);
    const response = await getResponse(handlers, request);
    await writeResponse(response ?? unhandled(request), incoming, outgoing);
  } catch (error) {
    // A handler that throws is a fault of the test: show it to whoever asked.
    if (!outgoing.headersSent) outgoing.writeHead(500, { 'Content-Type': 'text/plain' });
    outgoing.end(String(error));
  }
}

function unhandled({ method, url }: Request): Response {
  return new Response(`No handler for ${method} ${new URL(url).pathname}`, { status: 404 });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
