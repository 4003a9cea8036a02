import { PermanentError, redact, TransientError } from '@stash2plex/core';
import type { GraphQLResponse } from 'graphql-request';
import { nameOf, type Asked } from './asked.ts';

/** What Stash itself says is wrong; undefined when it says nothing that we understand. */
export function faultOf({ status, errors }: GraphQLResponse, asked: Asked): Error | undefined {
  const text = textOf(errors, asked);
  if (!text) return undefined;
  if (status === 422 || status === 400) return notUnderstood(text, asked);
  if (status !== 200) return undefined;
  const Kind = MAY_PASS.test(text) ? TransientError : PermanentError;
  return new Kind(`Stash could not do ${nameOf(asked)}: ${text}`);
}

// SQLite's and Go's words for "not now".
const MAY_PASS =
  /locked|busy|timed? ?out|deadline|cancell?ed|closed|reset|refused|not initiali[sz]ed/i;

function notUnderstood(text: string, asked: Asked): Error {
  const [, field, type] = /Cannot query field "(\w+)" on type "(\w+)"/.exec(text) ?? [];
  const what =
    field && type ? `does not know the field "${field}" of ${type}.` : `said: ${sentence(text)}`;
  return new PermanentError(
    `Stash did not understand ${nameOf(asked)}, it ${what} ` +
      'Stash2Plex needs Stash 0.27 or newer; if yours is, update Stash2Plex.',
  );
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

const LONGEST = 300;

function textOf(errors: unknown, { secrets }: Asked): string {
  if (!Array.isArray(errors)) return '';
  const texts = errors.map((error: unknown) => messageIn(error)).filter(Boolean);
  const text = redact(texts.join('; '), secrets).replaceAll(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function messageIn(error: unknown): string {
  const isRecord = typeof error === 'object' && error !== null;
  return isRecord && 'message' in error && typeof error.message === 'string' ? error.message : '';
}
