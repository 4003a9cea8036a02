import { ClientError } from 'graphql-request';
import { answerError } from './answer-error.ts';
import { notStash, type Asked } from './asked.ts';
import { noAnswerError } from './no-answer-error.ts';

/** Speaks of HTTP once, here and in the files it calls; callers only see what they should do. */
export function toStashError(error: unknown, asked: Asked): Error {
  // Never as `cause`: a ClientError holds the variables, and the cookie of the answer.
  if (error instanceof ClientError) return answerError(error.response, asked);
  if (asked.timedOutMs !== undefined || isFromNetwork(error)) return noAnswerError(error, asked);
  return notStash(asked, 'no JSON');
}

// What graphql-request cannot read is a SyntaxError or a plain Error, with the whole answer in its text.
function isFromNetwork(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof DOMException) return true;
  return error instanceof Error && 'code' in error;
}
