import { ConfigError, PermanentError, UnavailableError } from '@stash2plex/core';
import type { Received } from './send.ts';

/** For an answer that is neither a success nor a 404; `what` is method and path. */
export function toStatusError(received: Received, what: string): Error {
  const { status, body } = received;
  if (status >= 300 && status < 400) return new ConfigError(redirected(received));
  if (status in TOKEN_TROUBLE) return new ConfigError(TOKEN_TROUBLE[status]);
  if (status === 503 && body.includes('<Response')) return new UnavailableError(maintenance(body));
  if (status >= 500 || status === 429 || status === 408) {
    return new UnavailableError(`Plex answered ${status} to ${what}.`);
  }
  return new PermanentError(`Plex refused ${what} with ${status}. Please report this as a bug.`);
}

const TOKEN_TROUBLE: Readonly<Record<number, string>> = {
  401: 'Plex refuses the token: set plex_token anew.',
  403: "Plex says that this token has no rights there: plex_token must be the server owner's.",
  422: 'Plex does not accept the signature of the token: set plex_token anew.',
  498: 'The Plex token has expired: set plex_token anew.',
};

/** The target is named without its query: a proxy may have put anything there. */
function redirected({ status, location }: Received): string {
  const target = URL.parse(location ?? '');
  const where = target && /^https?:$/.test(target.protocol) ? ` to ${target.origin}` : '';
  return `The server at plex_url answers with a redirect (${status})${where}, and the token must not follow it: set plex_url to the right address.`;
}

function maintenance(body: string): string {
  const words = [attribute(body, 'title'), attribute(body, 'status')].filter(Boolean).join(': ');
  return `Plex is starting or in maintenance${words && ` (${words})`}.`;
}

function attribute(xml: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
  return value.slice(0, 200).replace(/[.\s]+$/, '');
}
