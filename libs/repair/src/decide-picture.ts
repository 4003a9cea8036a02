import {
  isUploadOf,
  type CoverRead,
  type ItemPicture,
  type LedgerPicture,
  type Picture,
  type PictureKind,
  type PlexItem,
} from '@stash2plex/core';
import type { WritePolicy } from './settings.ts';

/** One picture of one item as it is before anything is done about it. */
export interface PictureFacts {
  readonly kind: PictureKind;
  readonly item: PlexItem;
  readonly known: LedgerPicture | undefined;
  readonly policy: WritePolicy;
  /** Nothing that is remembered counts. */
  readonly isForced: boolean;
}

/** As Plex names the pictures where they are locked. */
const LOCKS: Readonly<Record<PictureKind, string>> = { poster: 'thumb', background: 'art' };

export function isPictureLocked({ kind, item }: Pick<PictureFacts, 'item' | 'kind'>): boolean {
  return item.locked.includes(LOCKS[kind]);
}

/** `''`: Plex shows none. */
export function shownAt({ kind, item }: Pick<PictureFacts, 'item' | 'kind'>): string {
  return item.pictures?.[kind] ?? '';
}

/**
 * ETag with which Stash may answer that nothing has changed, for then nothing is to be done either: Plex shows what was
 * left there, or the cover is one that it could not take. Undefined: the bytes are needed.
 */
export function etagToAskWith(facts: PictureFacts): string | undefined {
  const { known, policy, isForced } = facts;
  if (!known || isForced) return undefined;
  const isAsLeft = known.shown === shownAt(facts);
  const isDone =
    known.state === 'unusable' ||
    (known.state === 'written' && isAsLeft) ||
    (known.state === 'kept' && isAsLeft && policy.preserveEdits);
  return isDone && known.etag ? known.etag : undefined;
}

/** What follows from the cover alone; `ask`: Plex has to tell which pictures it has. */
export type FromCover =
  | { readonly next: 'nothing'; readonly known: LedgerPicture | undefined }
  | { readonly next: 'report'; readonly known: LedgerPicture; readonly because: string }
  | { readonly next: 'retry'; readonly known: LedgerPicture; readonly because: string }
  | { readonly next: 'ask'; readonly picture: Picture };

export function fromCover(cover: CoverRead, facts: PictureFacts): FromCover {
  const { known } = facts;
  const before = known ?? { locked: false };
  switch (cover.status) {
    case 'not-modified':
      return { next: 'nothing', known };
    case 'none':
      return { next: 'nothing', known: { ...before, state: 'none' } };
    case 'unusable': {
      const { because, etag } = cover;
      return { next: 'report', known: { ...before, state: 'unusable', etag }, because };
    }
    case 'unknown':
      return { next: 'retry', known: { ...before, state: 'open' }, because: cover.because };
    case 'picture': {
      const { picture } = cover;
      if (!isInLine(picture, facts)) return { next: 'ask', picture };
      return { next: 'nothing', known: { ...before, state: 'written', etag: picture.etag } };
    }
  }
}

/** What Plex showed when it was seen to have these very bytes, it shows still. */
function isInLine({ sha1 }: Picture, facts: PictureFacts): boolean {
  const { known, isForced } = facts;
  const isWritten = known?.state === 'written' && known.sha1 === sha1;
  return isWritten && known.shown === shownAt(facts) && !isForced;
}

/** What is to be done about a picture of which Plex has told what it has. */
export type PictureDecision =
  | { readonly next: 'in-line'; readonly needsLock: boolean }
  | { readonly next: 'keep' }
  | { readonly next: 'select'; readonly key: string }
  | { readonly next: 'upload' };

export function decidePicture(
  { sha1 }: Picture,
  pictures: readonly ItemPicture[],
  facts: PictureFacts,
): PictureDecision {
  const { known, policy } = facts;
  const selected = pictures.find(({ isSelected }) => isSelected);
  if (selected && isUploadOf(selected.key, sha1)) {
    // Found there it is as good as ours, but nobody asked for a lock; one that a killed process sent lacks it.
    const isSent = known?.sent === sha1 || known?.state === 'open';
    return { next: 'in-line', needsLock: isSent && policy.lockFields && !isPictureLocked(facts) };
  }
  if (policy.preserveEdits && isSomebodys(selected, facts)) return { next: 'keep' };
  const there = pictures.find(({ key }) => isUploadOf(key, sha1));
  return there ? { next: 'select', key: there.key } : { next: 'upload' };
}

/**
 * One that Plex made itself is nobody's, as long as we never wrote one; after that, whatever is not ours was chosen by
 * somebody. A lock that we did not set says the same.
 */
function isSomebodys(selected: ItemPicture | undefined, facts: PictureFacts): boolean {
  const { known } = facts;
  if (!selected && shownAt(facts) === '') return false;
  if (selected && isOurs(selected, known)) return false;
  const isTheirLock = isPictureLocked(facts) && known?.locked !== true;
  if (isTheirLock || known?.sha1 !== undefined) return true;
  return selected?.key.startsWith('upload://') === true;
}

function isOurs({ key }: ItemPicture, known: LedgerPicture | undefined): boolean {
  return [known?.sha1, known?.sent].some((sha1) => sha1 !== undefined && isUploadOf(key, sha1));
}
