import * as z from 'zod';
import { once } from '../once.ts';

const aMapping = 'an object such as {"stash": "/data", "plex": "/media"}';

export const pathMapping = once(() => {
  const mappedFolder = z.string({ error: aMapping }).trim().min(1, { error: aMapping });
  return z
    .strictObject({ stash: mappedFolder, plex: mappedFolder }, { error: aMapping })
    .meta({ description: 'A folder as Stash calls it, and the same folder as Plex calls it.' });
});

const aFolder = 'a folder as Plex calls it';

export const ignoredFolder = once(() =>
  z.string({ error: aFolder }).trim().min(1, { error: aFolder }),
);
