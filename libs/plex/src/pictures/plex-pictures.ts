import {
  PermanentError,
  type ItemPictures,
  type PictureKind,
  type PictureOf,
  type PictureSent,
} from '@stash2plex/core';
import type { PlexApi } from '../http/plex-api.ts';
import { isKey, MOVIE } from '../http/put.ts';
import { listPictures } from './list-pictures.ts';
import { toSent } from './to-sent.ts';

/** What the parts of the API call a kind of picture. */
interface Names {
  readonly list: string;
  readonly choice: string;
  /** Where uploads go: clients know the first, Plex's own document the second. */
  readonly uploads: readonly string[];
  /** As a field that can be locked. */
  readonly field: string;
}

const NAMES: Readonly<Record<PictureKind, Names>> = {
  poster: { list: 'posters', choice: 'poster', uploads: ['posters', 'thumb'], field: 'thumb' },
  background: { list: 'arts', choice: 'art', uploads: ['arts', 'art'], field: 'art' },
};

/** 404 and 405 of a server that knows uploads under the other name. */
const NOT_UNDER_THIS_NAME = new Set([404, 405]);

/** Pictures of the items of one Plex server. One that keeps uploads under another name is asked there from then on. */
export function plexPictures(api: PlexApi): ItemPictures {
  const before = api.requestsByKind().picture;
  let known = 0;

  const uploadTo = async (of: PictureOf, name: string, picture: UploadOf): Promise<PictureSent> =>
    toSent(await api.picture({ method: 'POST', path: pathOf(of, name), picture }), of);
  return {
    list: (of) => listPictures(api, pathOf(of, NAMES[of.kind].list)),
    select: async (of, key) => {
      const path = pathOf(of, NAMES[of.kind].choice);
      return toSent(await api.picture({ method: 'PUT', path, key }), of);
    },
    upload: async (of, picture) => {
      const names = NAMES[of.kind].uploads;
      const sent = await uploadTo(of, names[known] ?? '', picture);
      const isElsewhere = sent.status === 'refused' && NOT_UNDER_THIS_NAME.has(sent.httpStatus);
      if (!isElsewhere) return sent;
      const other = 1 - known;
      const again = await uploadTo(of, names[other] ?? '', picture);
      if (again.status === 'sent') known = other;
      return again;
    },
    lock: async (of, isLocked) => {
      const { sectionKey, ratingKey, kind } = of;
      if (!isKey(sectionKey)) throw new PermanentError(noKey(of));
      const path = `/library/sections/${sectionKey}/all`;
      const lock = `${NAMES[kind].field}.locked=${isLocked ? 1 : 0}`;
      return toSent(
        await api.put({ path, query: `type=${MOVIE}&id=${ratingKey}&${lock}` }, 'picture'),
        of,
      );
    },
    requests: () => api.requestsByKind().picture - before,
  };
}

type UploadOf = Parameters<ItemPictures['upload']>[1];

function pathOf(of: PictureOf, name: string): string {
  if (!isKey(of.ratingKey)) throw new PermanentError(noKey(of));
  return `/library/metadata/${of.ratingKey}/${name}`;
}

function noKey({ kind, ratingKey }: PictureOf): string {
  return `The ${kind} of Plex item ${JSON.stringify(ratingKey.slice(0, 80))} cannot be written: its key or that of its library is not a plain number. Please report this as a bug.`;
}
