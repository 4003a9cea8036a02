import { secret, type Secret } from '@stash2plex/core';
import { nameOf } from '../settings/settings.ts';
import type { ResolvedSettings } from './resolve-settings.ts';

/** How to reach Plex: the address without trailing slash, a base path kept. */
export interface PlexConnection {
  readonly url: string;
  readonly token: Secret;
}

/** A connection, or why there is none, in words for people. */
export type PlexAccess =
  | { readonly plex: PlexConnection; readonly plexProblem: undefined }
  | { readonly plex: undefined; readonly plexProblem: string };

const KEYS = ['plex_url', 'plex_token'] as const;
const REMEDY =
  'Enter both in Stash under Settings > Plugins > Stash2Plex, or set the environment variables PLEX_URL and PLEX_TOKEN.';

export function resolvePlex({ values, problemsOf }: ResolvedSettings): PlexAccess {
  const problems = KEYS.flatMap((key) => {
    if (values[key] !== '') return [];
    const refused = problemsOf(key);
    return refused.length > 0 ? refused : [`${nameOf(key)} is not set.`];
  });

  if (problems.length > 0) {
    return { plex: undefined, plexProblem: [...problems, REMEDY].join(' ') };
  }
  const plex = { url: values.plex_url, token: secret(values.plex_token) };
  return { plex, plexProblem: undefined };
}
