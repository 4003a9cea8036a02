import { soundDate, UnavailableError, type Secret } from '@stash2plex/core';
import { GraphQLClient } from 'graphql-request';
import { checkedAddress, isLoopback, type StashConnection } from './connection.ts';
import { fileReader, type FileRead, type FileRequest } from './file-reader.ts';
import { httpFetch, httpSender } from './http-fetch.ts';
import { withRetries, WorthAnotherTry } from './retries.ts';
import { session } from './session.ts';
import { toStashError } from './stash-error.ts';

export interface StashOptions {
  /** How long one request may take, to the last byte of its answer. Default 30 s. */
  readonly timeoutMs?: number;
  /** Further attempts of a query that Stash failed to answer. Default 2. */
  readonly retries?: number;
  /** Pause before the first of them; doubled each time. Default 300. */
  readonly backoffMs?: number;
}

interface StashRequest {
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

interface StashAnswer {
  /** Unchecked. */
  readonly data: unknown;
  /** Stash's own clock as it gave this very answer, in whole seconds; ours, as we asked, where Stash does not say. */
  readonly at: Date;
  /** The former; undefined where Stash does not say. */
  readonly toldAt: Date | undefined;
}

/** One Stash, by its GraphQL. What goes wrong is thrown as an error of core, in words for people. */
export interface StashApi {
  readonly ask: (request: StashRequest) => Promise<StashAnswer>;
  /** `data` of the answer alone, unchecked. */
  readonly send: (request: StashRequest) => Promise<unknown>;
  /** One file of Stash's, such as a cover, under the same log-in. */
  readonly file: (request: FileRequest) => Promise<FileRead>;
  /** Requests sent so far, those that failed included. */
  readonly requests: () => number;
  /** Everything that must not be shown, re-issued cookies included. */
  readonly secrets: () => readonly Secret[];
}

const TIMEOUT_MS = 30_000;

export function stashApi(connection: StashConnection, options: StashOptions = {}): StashApi {
  const address = checkedAddress(connection.url);
  const { headers, adopt, secrets } = session(connection);
  const sender = httpSender(address, connection.selfSigned === true && isLoopback(address));
  const reach = httpFetch(address, sender);
  const { timeoutMs = TIMEOUT_MS } = options;
  let requests = 0;

  const observedFetch: typeof fetch = async (input, init) => {
    requests += 1;
    const response = await reach(input, init);
    adopt(response);
    return response;
  };
  // Of documents that hold one operation each its name says nothing, and finding it means to parse each of them.
  const config = { fetch: observedFetch, headers, excludeOperationName: true };
  const client = new GraphQLClient(address.href, config);

  const attempt = async ({ document, variables = {}, signal }: StashRequest) => {
    const askedAt = new Date();
    const deadline = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([deadline, signal]) : deadline;
    try {
      const sent = { query: document, variables, signal: either };
      const { data, headers: told } = await client.rawRequest<unknown>(sent);
      const toldAt = soundDate(told.get('Date') ?? '');
      return { data, at: toldAt ?? wholeSecond(askedAt), toldAt };
    } catch (error) {
      const timedOutMs = deadline.aborted ? timeoutMs : undefined;
      const asked = { document, address, timedOutMs, apiKeySent: Boolean(connection.apiKey) };
      const told = toStashError(error, { ...asked, secrets: secrets() });
      // A time-out has cost whoever waits enough already.
      const mayPass = !either.aborted && told instanceof UnavailableError && isRead(document);
      throw mayPass ? new WorthAnotherTry(told) : told;
    }
  };
  const ask = (request: StashRequest) =>
    withRetries({ ...options, signal: request.signal }, () => attempt(request));
  const send = async (request: StashRequest) => (await ask(request)).data;
  const apiKeySent = Boolean(connection.apiKey);
  const readFile = fileReader({ sender, address, headers, adopt, secrets, timeoutMs, apiKeySent });
  const file = (request: FileRequest) =>
    withRetries({ ...options, signal: undefined }, () => {
      requests += 1;
      return readFile(request);
    });
  return { ask, send, file, requests: () => requests, secrets };
}

/** Wherever the word stands, also behind a comment or beside a query: a mutation may have been done although no answer came. */
function isRead(document: string): boolean {
  return !/\bmutation\b/.test(document);
}

function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}
