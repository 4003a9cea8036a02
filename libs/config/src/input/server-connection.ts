import * as z from 'zod';
import { LONGEST_FOLDER } from './folders.ts';

/** Completes the name of a key to a sentence, for what is there and wrong and for what is not there. */
function has(toBe: string) {
  return ({ input }: { readonly input?: unknown }) =>
    input === undefined ? 'is missing' : `has to be ${toBe}`;
}

const portNumber = z
  .int({ error: has('a port number') })
  .min(1, { error: 'has to be a port number' })
  .max(65535, { error: 'has to be a port number' });
const portText = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);

// Go's cookie has more keys, and they vary between builds of Stash.
const cookie = z.object(
  {
    Name: z
      .string({ error: has('a text') })
      .regex(/^[\w.-]+$/, { error: 'has to be a cookie name' }),
    Value: z.string({ error: has('a text') }).regex(/^[\x21-\x3a\x3c-\x7e]*$/, {
      error: 'holds characters that no cookie may hold',
    }),
  },
  { error: has('an object or null') },
);

const folder = z
  .string({ error: has('a folder') })
  .regex(/^[^\0]*$/, { error: 'has to be a folder' })
  .max(LONGEST_FOLDER, { error: `has to be a folder, in ${LONGEST_FOLDER} characters at most` });

const serverConnection = z.object(
  {
    Scheme: z
      .string({ error: has('http or https') })
      .toLowerCase()
      .pipe(z.enum(['http', 'https'], { error: 'has to be http or https' })),
    Host: z
      .string({ error: has('a host name or address') })
      .regex(/^[^\s/\\?#@]*$/, { error: 'has to be a host name or address' }),
    Port: z.preprocess((port) => portText.safeParse(port).data ?? port, portNumber),
    SessionCookie: cookie.nullish(),
    Dir: folder.min(1, { error: 'has to be a folder' }),
    PluginDir: folder.optional(),
  },
  { error: has('an object') },
);

const map = z.record(z.string(), z.unknown(), { error: has('an object') });

/** The document that Stash writes on stdin, as far as it is used; other keys are of no interest. */
export const stdinDocument = z.object(
  {
    server_connection: serverConnection,
    args: map.nullish(),
    /** Not sent by Stash 0.27-0.30; where it is there, it is the plugin's settings. */
    settings: map.nullish(),
  },
  { error: 'has to be a JSON object' },
);

export type StdinDocument = z.output<typeof stdinDocument>;
export type ServerConnection = StdinDocument['server_connection'];
