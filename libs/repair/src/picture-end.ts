import type { LedgerPicture, PictureKind } from '@stash2plex/core';

/** How one picture of one item went. */
export type PictureEnd = {
  readonly kind: PictureKind;
  /** What is known of it now; undefined: nothing. */
  readonly known: LedgerPicture | undefined;
} & (
  | { readonly status: 'in-line' | 'kept' | 'written' }
  /** Nothing that Plex could show, or would take: a person has to choose another cover. */
  | { readonly status: 'refused'; readonly because: string }
  /** It did not go as it should, through no fault of the server: tried later, and counted. */
  | { readonly status: 'failed'; readonly because: string }
  /** Its library is being scanned. */
  | { readonly status: 'waiting'; readonly because: string }
  /** Not done, or not known to be done, through no fault of its own. */
  | { readonly status: 'unsent' }
);
