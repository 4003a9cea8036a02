import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, secret, type EditOutcome, type ItemEdit } from '@stash2plex/core';
import { afterEach } from 'vitest';
import { plexApi, type PlexApi, type PlexOptions } from '../index.ts';
import { anEdit } from './edits.fixture.ts';
import { plexWriter } from './plex-writer.ts';

export const TOKEN = 'owner-token-1234';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface EditServer {
  readonly url: string;
  readonly requests: IncomingMessage[];
  /** Most requests that were in flight at a time. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** What Plex answers to an edit: status and an empty page. */
export const answers =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(body);
  };

/** Hangs up without a word. */
export const hangsUp: Answer = (response) => {
  response.destroy();
};

/** Never answers. */
export const isSilent: Answer = () => undefined;

const running: EditServer[] = [];

/** Closes the servers of each spec; call it once at the top of the file. */
export function useEditServers(): void {
  afterEach(async () => {
    for (const each of running.splice(0)) await each.close();
  });
}

/** A server on a real socket that gives these answers in turn, the last one again and again. */
export async function editServer(...script: readonly Answer[]): Promise<EditServer> {
  const requests: IncomingMessage[] = [];
  let [now, most] = [0, 0];
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    now += 1;
    most = Math.max(most, now);
    response.once('close', () => (now -= 1));
    requests.push(request);
    const answer = script[requests.length - 1] ?? script.at(-1) ?? answers(200);
    answer(response, request);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => {
        closed();
      });
      server.closeAllConnections();
    });
  const started = { url: `http://127.0.0.1:${port}`, requests, mostAtOnce: () => most, close };
  running.push(started);
  return started;
}

export function apiAt(url: string, options: PlexOptions = {}): PlexApi {
  const token = secret(TOKEN);
  return plexApi(
    { url, token, clientIdentifier: 'client-1', version: '9.8.7' },
    { backoffMs: 0, ...options },
  );
}

/** An edit that takes one request. */
export const TITLE = anEdit({ texts: { title: 'A & B' }, locks: { title: true } });

/** The writer of a server that answers like this, and what became of one edit. */
export async function edited(
  script: readonly Answer[],
  edit: ItemEdit = TITLE,
  options?: PlexOptions,
) {
  const server = await editServer(...script);
  const writer = plexWriter(apiAt(server.url, options));
  const outcome = await writer.edit(edit).catch((error: unknown) => error as Error);
  return { server, writer, outcome };
}

/** The words of an outcome or error. */
export function becauseOf(outcome: EditOutcome | Error): string {
  return 'because' in outcome ? outcome.because : messageOf(outcome);
}
