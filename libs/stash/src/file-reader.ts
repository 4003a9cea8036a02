import { TransientError, type Secret } from '@stash2plex/core';
import type { Asked } from './asked.ts';
import { notStash } from './asked.ts';
import { bytesOf, headersOf, type Sender } from './http-fetch.ts';
import { loginRefused, redirected } from './login-error.ts';
import { noAnswerError } from './no-answer-error.ts';
import { WorthAnotherTry } from './retries.ts';
import type { Session } from './session.ts';

export interface FileRequest {
  /** Beside GraphQL, such as `scene/7/screenshot`. */
  readonly path: string;
  /** Of the bytes that are known already. */
  readonly etag: string | undefined;
  readonly mostBytes: number;
}

export interface FileRead {
  /** 200, 304 or 404; what else Stash answers is thrown. */
  readonly status: number;
  /** Lower case, without parameters. */
  readonly type: string;
  readonly etag: string;
  /** Undefined: more than were to be read. */
  readonly bytes: Uint8Array | undefined;
}

interface Around extends Session {
  readonly sender: Sender;
  readonly address: URL;
  readonly timeoutMs: number;
  readonly apiKeySent: boolean;
}

/** Reads files of Stash. The log-in travels in headers, as with GraphQL: no address of ours holds a key. */
export function fileReader(around: Around): (request: FileRequest) => Promise<FileRead> {
  return async (request) => {
    const deadline = AbortSignal.timeout(around.timeoutMs);
    try {
      return await read(around, request, deadline);
    } catch (error) {
      if (error instanceof WorthAnotherTry || !isFromNetwork(error)) throw error;
      const timedOutMs = deadline.aborted ? around.timeoutMs : undefined;
      const told = noAnswerError(error, askedOf(around, timedOutMs));
      throw deadline.aborted ? told : new WorthAnotherTry(told);
    }
  };
}

async function read(
  around: Around,
  { path, etag, mostBytes }: FileRequest,
  signal: AbortSignal,
): Promise<FileRead> {
  const headers = { ...around.headers(), ...(etag && { 'if-none-match': etag }) };
  const message = await around.sender(new URL(path, around.address), { headers, signal });
  const received = headersOf(message);
  const status = message.statusCode ?? 0;
  around.adopt({ ok: status < 400, headers: received });
  if (!UNDERSTOOD.has(status)) {
    message.resume();
    throw refusal(status, received.get('Location') ?? '', askedOf(around, undefined));
  }
  return {
    status,
    type: (received.get('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    etag: received.get('ETag') ?? '',
    bytes: await bytesOf(message, mostBytes),
  };
}

const UNDERSTOOD = new Set([200, 304, 404]);

function refusal(status: number, location: string, asked: Asked): Error {
  if (status === 401 || status === 403) return loginRefused(asked);
  if (status >= 300 && status < 400) return redirected(location, asked);
  if (status >= 500) {
    return new WorthAnotherTry(new TransientError(`Stash answered a file with status ${status}.`));
  }
  return notStash(asked, `status ${status} for a file`);
}

function askedOf(
  { address, apiKeySent, secrets }: Around,
  timedOutMs: number | undefined,
): Asked & { readonly secrets: readonly Secret[] } {
  return { document: '', address, apiKeySent, timedOutMs, secrets: secrets() };
}

function isFromNetwork(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof DOMException) return true;
  return error instanceof Error && 'code' in error;
}
