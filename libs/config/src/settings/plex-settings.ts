import * as z from 'zod';
import { once } from '../once.ts';
import { plexUrl } from './plex-url.ts';
import { text } from './setting.ts';

const token = once(() =>
  z
    .string({ error: 'a text' })
    .regex(/^[\x21-\x7e]+$/, { error: 'a token: letters and digits without blanks' }),
);

/** Which Plex server, and which of its libraries. */
export const PLEX_SETTINGS = {
  plex_url: text({
    displayName: 'Plex URL',
    description: 'Address of the Plex server, such as http://192.168.1.5:32400.',
    whenEmpty: 'which means not set up',
    schema: plexUrl,
    decisive: true,
    alsoNamed: 'PLEX_URL',
  }),
  plex_token: text({
    displayName: 'Plex token',
    description: 'The X-Plex-Token of an account that may edit the libraries.',
    whenEmpty: 'which means not set up',
    schema: token,
    hidden: 'secret',
    decisive: true,
    alsoNamed: 'PLEX_TOKEN',
  }),
  plex_library: text({
    displayName: 'Plex libraries',
    description: 'Titles or keys of the movie libraries to keep in line, separated by commas.',
    whenEmpty: 'which means all movie libraries',
  }),
};
