import type { LedgerPicture, LedgerPictures, Picture, PictureKind } from '@stash2plex/core';
import type { ItemDecision } from './decide-item.ts';

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

/** One that is still to be done, also where nothing was ever known of it: else a run would take its job back. */
export function openWith(known: LedgerPicture | undefined, sent?: Picture): LedgerPicture {
  const about = sent && { sent: sent.sha1 };
  return { locked: false, ...known, state: 'open', ...about };
}

/** What the ledger should say of the pictures of an item once these went so. */
export function picturesKnown(
  { pair }: ItemDecision,
  ends: readonly PictureEnd[],
): LedgerPictures | undefined {
  const known = ends.flatMap((end) => (end.known ? [[end.kind, end.known] as const] : []));
  const pictures = { ...pair.ledger?.pictures, ...Object.fromEntries(known) };
  return Object.keys(pictures).length > 0 ? pictures : undefined;
}
