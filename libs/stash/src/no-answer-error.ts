import { ConfigError, UnavailableError } from '@stash2plex/core';
import type { Asked } from './asked.ts';

/** For a request that ended without an answer. */
export function noAnswerError(cause: unknown, { address, timedOutMs }: Asked): Error {
  const where = `Stash at ${address.origin}`;
  if (timedOutMs !== undefined) {
    return new UnavailableError(`${where} did not answer within ${timedOutMs / 1000} s.`, {
      cause,
    });
  }
  const code = codeOf(cause);
  if (code && BAD_CERTIFICATE.test(code)) return badCertificate(where, code, cause);
  const reason = (code && REASONS[code]) ?? `broke the connection${code ? ` (${code})` : ''}`;
  return new UnavailableError(`${where} ${reason}.`, { cause });
}

const BAD_CERTIFICATE = /CERT|UNABLE_TO_VERIFY/;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'does not answer: nothing listens there. Start Stash, or correct STASH2PLEX_STASH_URL',
  ENOTFOUND: 'cannot be found: no such host; check STASH2PLEX_STASH_URL',
  EAI_AGAIN: 'cannot be found: the host name did not resolve',
};

function badCertificate(where: string, code: string, cause: unknown): Error {
  return new ConfigError(
    `The certificate of ${where} is not trusted (${code}). Self-signed ones are taken on this machine only ` +
      '(127.0.0.1, localhost): set STASH2PLEX_STASH_URL to such an address, or NODE_EXTRA_CA_CERTS.',
    { cause },
  );
}

/** Node says why on the error, on its cause, or on the first of several tries (IPv6, then IPv4). */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause);
}
