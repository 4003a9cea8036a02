import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OddServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** What came in: request line and headers as one text each. */
  readonly seen: readonly string[];
}

export type OddAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/** Something that listens and is neither Stash nor Plex. */
export async function oddServer(answer: OddAnswer): Promise<OddServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push([request.method, request.url, ...request.rawHeaders].join(' '));
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, seen, [Symbol.asyncDispose]: close };
}

/** Says all that it was told, so that whoever shows it shows the secrets in it. */
export function echo(status: number): OddAnswer {
  return (request, response) => {
    const told = [request.url, ...request.rawHeaders].join(' ');
    const encoded = encodeURIComponent(told);
    const errors = [{ message: `no: ${told} ${encoded}` }];
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ errors, data: null, MediaContainer: told }));
  };
}

export function answering(status: number, body: string, headers = {}): OddAnswer {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers });
    response.end(body);
  };
}
