import { withoutTrailingSlashes } from '@stash2plex/core';
import * as z from 'zod';
import { once } from '../once.ts';

const EXAMPLE = 'http://192.168.1.5:32400';
const PROTOCOLS = ['http:', 'https:'];
const TOKEN = /x-plex-token/i;
const WEB_PAGE = /\/web(?:\/index\.html)?\/*$/;

/** The address of a Plex server: a base path is kept, trailing slashes go. */
export const plexUrl = once(() =>
  z.string({ error: `an address such as ${EXAMPLE}` }).transform((text, ctx) => {
    const url = URL.parse(text);
    const needed = neededOf(url);
    if (url && !needed) return withoutTrailingSlashes(`${url.origin}${url.pathname}`);
    ctx.addIssue(needed ?? EXAMPLE);
    return z.NEVER;
  }),
);

function neededOf(url: URL | null): string | undefined {
  if (!url || !PROTOCOLS.includes(url.protocol)) {
    return `an address that begins with http:// or https://, such as ${EXAMPLE}`;
  }
  if (url.username || url.password) return 'an address without user name and password';
  if (TOKEN.test(url.href)) {
    return 'an address without a token: the token belongs into Plex token (plex_token)';
  }
  if (url.search) return 'an address without "?" and what follows it';
  if (url.hash || WEB_PAGE.test(url.pathname)) {
    return `the address of the server itself, such as ${EXAMPLE}, not that of a page of Plex`;
  }
  return undefined;
}
