import { ConfigError, UnavailableError } from '@stash2plex/core';
import { DeadlineError } from './deadline.ts';

export interface Attempt {
  /** Method and path, for messages. */
  readonly what: string;
  /** Origin of the server. */
  readonly origin: string;
  readonly timeoutMs: number;
}

/** Turns what a request without answer ended in into a word about the server or the settings. */
export function toNetworkError(cause: unknown, attempt: Attempt): Error {
  if (cause instanceof DeadlineError) {
    const seconds = attempt.timeoutMs / 1000;
    return new UnavailableError(`Plex did not answer ${attempt.what} within ${seconds} s.`, {
      cause,
    });
  }
  const code = codeOf(cause);
  const remedy = speaksNoTls(cause) ? NO_TLS : REMEDIES[code];
  if (remedy) return new ConfigError(remedy, { cause });
  const reason = REASONS[code] ?? 'the connection broke';
  return new UnavailableError(
    `Plex cannot be reached at ${attempt.origin}: ${reason} (${attempt.what}).`,
    { cause },
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; is Plex running, is the port in plex_url right?',
  ENOTFOUND: 'its name is unknown; check the host in plex_url',
  EAI_AGAIN: 'its name cannot be looked up just now',
  EHOSTUNREACH: 'there is no way to this host',
  ENETUNREACH: 'there is no way to this network',
  ETIMEDOUT: 'no answer to the call',
};

const SELF_SIGNED =
  'The certificate of the server at plex_url is self-signed or from an unknown authority. Use http:// at home, ' +
  "the server's own …plex.direct address, or name the authority's file in NODE_EXTRA_CA_CERTS.";
const NO_TLS = 'plex_url says https://, but the server there does not speak it: use http://.';

const REMEDIES: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID:
    "Plex's certificate is not for the host in plex_url. It is for names such as 192-168-1-10.<id>.plex.direct: " +
    'use that name, http:// at home, or the address of a reverse proxy.',
  CERT_HAS_EXPIRED:
    'The certificate of the server at plex_url has expired: renew it, or use http:// at home.',
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: SELF_SIGNED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: SELF_SIGNED,
  UNABLE_TO_GET_ISSUER_CERT: SELF_SIGNED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: SELF_SIGNED,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS,
};

/** What a writer meets at a server without TLS; for a reader there is a code. OpenSSL's words stand in the message only. */
function speaksNoTls(error: unknown): boolean {
  return codeOf(error) === 'EPROTO' && /wrong version number|packet length/.test(String(error));
}

/** Of several addresses tried at once it is the first one's. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
