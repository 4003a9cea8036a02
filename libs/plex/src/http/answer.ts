import { UnavailableError } from '@stash2plex/core';
import { asFields, readable, type Fields } from '../reading/bulk.ts';
import type { Received } from './send.ts';
import { toStatusError } from './status-error.ts';

/** What Plex wraps every answer in. */
export type Container = Fields;

/** 404 is a value: of a single item it is the only proof that it is gone. */
export type PlexAnswer =
  | { readonly status: 'ok'; readonly container: Container }
  | { readonly status: 'not-found' };

/** `what` is method and path, for messages. */
export function toAnswer(received: Received, what: string): PlexAnswer {
  const { status, body } = received;
  if (status === 404) return { status: 'not-found' };
  if (status < 200 || status > 299) throw toStatusError(received, what);
  return { status: 'ok', container: containerOf(body, what) };
}

/** The container of a read that cannot fail to exist on a Plex server. */
export function mustExist(answer: PlexAnswer, complaint: string): Container {
  if (answer.status === 'ok') return answer.container;
  throw new UnavailableError(complaint);
}

function containerOf(body: string, what: string): Container {
  const container = readable(() => asFields(asFields(json(body))['MediaContainer']));
  if (container) return container;
  throw new UnavailableError(`Plex answered ${what} with ${kindOf(body)}`);
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What a body is that is no container, to the end of the sentence. */
export function kindOf(body: string): string {
  const start = beginningOf(body);
  if (start === '') return 'nothing.';
  if (isWebPage(body)) {
    return 'a web page; is there a sign-in page of a proxy before it, is plex_url right?';
  }
  return start.startsWith('<') ? 'XML although JSON was asked for.' : 'something unreadable.';
}

/** Whether it is for people to look at: Plex itself sends none to those who ask for JSON, but with errors. */
export function isWebPage(body: string): boolean {
  return /^<(!doctype html|html)/.test(beginningOf(body));
}

function beginningOf(body: string): string {
  return body.trimStart().slice(0, 100).toLowerCase();
}
