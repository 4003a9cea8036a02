import { TransientError, UnavailableError } from '@stash2plex/core';
import type { GraphQLResponse } from 'graphql-request';
import { notStash, type Asked } from './asked.ts';
import { faultOf } from './graphql-error.ts';
import { loginRefused, redirected } from './login-error.ts';

/** For an answer that is not what was asked for. */
export function answerError(answer: GraphQLResponse, asked: Asked): Error {
  const { status, headers } = answer;
  if (status === 401 || status === 403) return loginRefused(asked);
  if (status >= 300 && status < 400) return redirected(headers.get('Location') ?? '', asked);
  if (status === 429) return new TransientError('Stash asks us to slow down (status 429).');
  if (status >= 500) return new UnavailableError(faulty(status, asked));
  return faultOf(answer, asked) ?? notStash(asked, `status ${status}`);
}

function faulty(status: number, { address }: Asked): string {
  return `Stash at ${address.origin} answered with status ${status}: it is starting, overloaded or broken.`;
}
