import { UnavailableError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { DeadlineError } from './deadline.ts';
import { isUnsent } from './unsent.ts';

const system = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, ...(syscall && { syscall }) });
const thrown = (cause: unknown) => new UnavailableError('Plex cannot be reached.', { cause });

describe('a request that failed', () => {
  it.each([
    ['refused', system('ECONNREFUSED', 'connect')],
    ['no such host', system('ENOTFOUND', 'getaddrinfo')],
    ['no way there', system('EHOSTUNREACH', 'connect')],
    ['no answer to the call', system('ETIMEDOUT', 'connect')],
    [
      'none of several addresses',
      new AggregateError([system('ECONNREFUSED', 'connect'), system('ENETUNREACH', 'connect')]),
    ],
  ])('has not reached the server: %s', (_, cause) => {
    expect(isUnsent(thrown(cause))).toBe(true);
  });

  it.each([
    ['reset', system('ECONNRESET', 'read')],
    ['time-out of a standing connection', system('ETIMEDOUT', 'read')],
    ['lost route', system('EHOSTUNREACH', 'write')],
    ['hang-up', system('ECONNRESET')],
    ['something odd', 'odd'],
    [
      'one of several',
      new AggregateError([system('ECONNREFUSED', 'connect'), system('ECONNRESET', 'read')]),
    ],
  ])('may have reached it: %s', (_, cause) => {
    expect(isUnsent(thrown(cause))).toBe(false);
  });

  it('may have reached it when our own clock ran out', () => {
    expect(isUnsent(thrown(new DeadlineError()))).toBe(false);
  });
});
