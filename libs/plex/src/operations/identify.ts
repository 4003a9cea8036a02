import { UnavailableError, type PlexServer } from '@stash2plex/core';
import * as z from 'zod';
import { mustExist } from '../http/answer.ts';
import type { PlexApi } from '../http/plex-api.ts';
import { indispensable, optionalText } from '../reading/lenient.ts';
import { sections } from './sections.ts';

const schema = z.object({ machineIdentifier: indispensable, version: optionalText });

const NOT_PLEX =
  'What answers at plex_url does not identify itself as a Plex server: is the address right?';

/** Which server this is. `/identity` answers everybody, so the libraries are asked for too: that proves the token. */
export async function identify(api: PlexApi): Promise<PlexServer> {
  const answer = await api.read({ kind: 'identity', path: '/identity' });
  const parsed = schema.safeParse(mustExist(answer, NOT_PLEX));
  if (!parsed.success) throw new UnavailableError(NOT_PLEX);
  await sections(api);
  return parsed.data;
}
