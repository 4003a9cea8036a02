import { createHash } from 'node:crypto';
import type { PictureKind } from '@stash2plex/core';
import type { WorldArtwork, WorldArtworks } from '../world-types.ts';

/** The epoch of every picture that nobody has changed. */
const FIRST = 1_700_000_000;

/** As a library of personal media has it: a poster made from the file, and no background. */
export function newArtwork(id: number): WorldArtworks {
  const poster = ownKey(id, 'poster');
  return {
    poster: { keys: [poster], selected: poster, epoch: FIRST },
    background: { keys: [], selected: undefined, epoch: FIRST },
  };
}

/** The picture that Plex made from the file. */
export function ownKey(id: number, kind: PictureKind): string {
  return `media://${id}.bundle/${kind}`;
}

/** After this one was chosen, which may be new. */
export function chosen({ keys, epoch }: WorldArtwork, key: string): WorldArtwork {
  return { keys: keys.includes(key) ? keys : [...keys, key], selected: key, epoch: epoch + 1 };
}

/** Plex files uploads under the SHA-1 of their bytes. */
export function uploadKey(kind: PictureKind, sha1: string): string {
  return `upload://${kind === 'poster' ? 'posters' : 'art'}/${sha1}`;
}

/** The same from the bytes: what is selected where these were uploaded last. */
export function uploadKeyOf(bytes: Uint8Array | string, kind: PictureKind = 'poster'): string {
  return uploadKey(kind, createHash('sha1').update(bytes).digest('hex'));
}

/** As the lock on a picture is called. */
export function lockOf(kind: PictureKind): string {
  return kind === 'poster' ? 'thumb' : 'art';
}
