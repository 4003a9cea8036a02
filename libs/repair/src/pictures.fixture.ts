import { createHash } from 'node:crypto';
import type { LedgerPicture } from '@stash2plex/core';
import { aCover, uploadKeyOf } from '@stash2plex/testing';
import { aFixture, type Fixture } from './drain.fixture.ts';

export const POSTER = { pictures: ['poster'] } as const;
export const COVER = aCover('the lake');
export const sha1Of = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex');
export const keyOf = (bytes: Uint8Array) => uploadKeyOf(bytes);

export function aScene(cover: Uint8Array | null = COVER) {
  const fixture = aFixture();
  const { sceneId, ratingKey } = fixture.add();
  if (cover) fixture.stash.covers.set(sceneId, cover);
  fixture.enqueue(sceneId);
  return { fixture, sceneId, ratingKey };
}

export const shownBy = ({ plex }: Fixture, ratingKey: string) =>
  plex.items.get(ratingKey)?.artwork.poster.selected;

export function knownOf({ store, plex }: Fixture, sceneId: string): LedgerPicture | undefined {
  const [entry] = store.memory.ledger(plex.machineIdentifier, [sceneId]);
  return entry?.pictures?.poster;
}
