import { PermanentError, USUAL_REQUEST_BYTES, type Field, type ItemEdit } from '@stash2plex/core';
import { isKey, MOVIE, type PlexPut } from '../http/put.ts';
import { divide } from './divide.ts';
import { editParts, parametersOf, type EditPart } from './edit-parts.ts';

export interface EditLimits {
  /** Of a request line, without what plex_url has before the API. */
  readonly limitBytes: number;
}

export interface WriteRequest extends PlexPut {
  /** What it changes. */
  readonly fields: readonly Field[];
  /** Of the request line. */
  readonly bytes: number;
  /** Why it is longer than the limit: what it carries, and nothing beside it, cannot be divided. */
  readonly tooLong: TooLong | undefined;
}

/** A text, a wanted list, a name to be removed (or a lock, under an absurd limit) that no single request can hold. */
export interface TooLong {
  readonly kind: EditPart['kind'];
  readonly field: Field;
  /** Of the request line that it needs. */
  readonly bytes: number;
}

/**
 * The requests that make an edit, in the order in which they are to be sent; none where there is nothing to change. Throws
 * PermanentError that names the item if its key or its library's is not a plain number.
 */
export function editRequests(
  edit: ItemEdit,
  { limitBytes }: EditLimits = { limitBytes: USUAL_REQUEST_BYTES },
): readonly WriteRequest[] {
  const target = targetOf(edit);
  const room = limitBytes - lineBytes(target);
  return divide(editParts(edit), room).map((parts) => toRequest(target, parts, limitBytes));
}

/** Where to, before anything is changed there. */
function targetOf({ sectionKey, ratingKey }: ItemEdit): PlexPut {
  if (!isKey(ratingKey) || !isKey(sectionKey)) {
    throw new PermanentError(
      `Plex item ${quoted(ratingKey)} of library ${quoted(sectionKey)} cannot be edited: its key or that of its library is not a plain number. Please report this as a bug.`,
    );
  }
  return { path: `/library/sections/${sectionKey}/all`, query: `type=${MOVIE}&id=${ratingKey}` };
}

function quoted(key: string): string {
  return JSON.stringify(key.slice(0, 80));
}

function lineBytes({ path, query }: PlexPut): number {
  return `PUT ${path}?${query} HTTP/1.1`.length;
}

function toRequest(
  { path, query }: PlexPut,
  parts: readonly EditPart[],
  limitBytes: number,
): WriteRequest {
  const put = { path, query: [query, ...parts.flatMap(parametersOf)].join('&') };
  const bytes = lineBytes(put);
  const [only] = parts;
  const isTooLong = only && bytes > limitBytes;
  return {
    ...put,
    fields: parts.map(({ field }) => field),
    bytes,
    tooLong: isTooLong ? { kind: only.kind, field: only.field, bytes } : undefined,
  };
}
