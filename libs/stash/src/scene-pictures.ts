import { createHash } from 'node:crypto';
import {
  ConfigError,
  isForPeople,
  MOST_PICTURE_BYTES,
  type CoverRead,
  type ScenePictures,
} from '@stash2plex/core';
import type { FileRead } from './file-reader.ts';
import { pictureType } from './picture-type.ts';
import type { StashApi } from './stash-api.ts';

/** The covers of one Stash: bytes, since an address that Plex could fetch them from would hold a key. */
export function scenePictures(api: StashApi): ScenePictures {
  return {
    cover: async (sceneId, etag) => {
      const path = `scene/${encodeURIComponent(sceneId)}/screenshot`;
      try {
        return toCover(await api.file({ path, etag, mostBytes: MOST_PICTURE_BYTES }));
      } catch (error) {
        // A log-in that is refused is refused for all of them.
        if (!isForPeople(error) || error instanceof ConfigError) throw error;
        return { status: 'unknown', because: error.message };
      }
    },
  };
}

function toCover({ status, type, etag, bytes }: FileRead): CoverRead {
  if (status === 304) return { status: 'not-modified' };
  // A scene without a cover has a placeholder, which is always the same drawing.
  if (status === 404 || type === 'image/svg+xml') return { status: 'none' };
  if (type === 'text/html') {
    return { status: 'unknown', because: 'Stash, or a proxy before it, sent a page for a cover.' };
  }
  if (!bytes) return { status: 'unusable', because: TOO_LARGE, etag };
  const found = pictureType(bytes);
  if (found === 'image/svg+xml') return { status: 'none' };
  if (bytes.length === 0) return { status: 'unknown', because: 'Stash sent a cover of no bytes.' };
  if (!found) return { status: 'unusable', because: notAPicture(type), etag };
  const sha1 = createHash('sha1').update(bytes).digest('hex');
  return { status: 'picture', picture: { bytes, sha1, type: found, etag } };
}

const TOO_LARGE = `a cover of more than ${MOST_PICTURE_BYTES / 1_000_000} MB, which is more than Plex takes`;

function notAPicture(type: string): string {
  return `a cover that is no picture${type.startsWith('video/') ? ' but a video' : ''}`;
}
