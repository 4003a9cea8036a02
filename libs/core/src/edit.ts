import type { Field, ListField, TextField } from './fields.ts';

/**
 * Bytes of a request line that an edit is parted to keep below: proxies cut at about 8 KB, Plex's own limit is not known.
 * What cannot be parted is tried all the same.
 */
export const USUAL_REQUEST_BYTES = 6500;

/** What a list of names becomes: all of it, and what has to go. Right whether the server appends or replaces. */
export interface ListEdit {
  /** The complete list as it should be, names of others that stay included. */
  readonly wanted: readonly string[];
  /** Names that Plex has and that have to go; none that folds equal to a wanted one. */
  readonly removals: readonly string[];
}

/**
 * One edit of one item: only what differs, and the locks that go with it. `safest`: each list is emptied and written
 * whole, for names that no removal could remove.
 */
export interface ItemEdit {
  readonly ratingKey: string;
  readonly sectionKey: string;
  /** `''` clears. */
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  readonly lists: Readonly<Partial<Record<ListField, ListEdit>>>;
  /** true locks, false unlocks; a field that is not here keeps the lock it has. */
  readonly locks: Readonly<Partial<Record<Field, boolean>>>;
  readonly form: 'usual' | 'safest';
}

/**
 * What became of an edit. `sent` proves nothing: Plex answers 200 to what it does not do, so it is read back.
 * `unanswered`: it may have landed; the read-back decides. `refused`: Plex answered, and not with yes.
 */
export type EditOutcome =
  | { readonly status: 'sent' }
  | ({ readonly status: 'unanswered'; readonly because: string } & FailedRequest)
  | ({
      readonly status: 'refused';
      readonly httpStatus: number;
      readonly because: string;
    } & FailedRequest);

/** Which request of an edit failed. */
export interface FailedRequest {
  /** Of its request line. */
  readonly bytes: number;
  /** What it was to change. */
  readonly fields: readonly Field[];
}
