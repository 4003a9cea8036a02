import { UnavailableError } from '@stash2plex/core';
import type { Container } from '../http/answer.ts';
import { asCount } from './bulk.ts';

/** The rows of a container whatever their shape: an empty page has no `Metadata`, a single row may lack its list. */
export function rowsOf(container: Container): readonly unknown[] {
  const { Metadata, size } = container;
  if (Array.isArray(Metadata)) return Metadata;
  if (Metadata !== undefined && Metadata !== null) return [Metadata];
  if ((asCount(size) ?? 0) === 0) return [];
  // An answer that counts rows and shows none must not look like the end of a listing.
  throw new UnavailableError('Plex counted rows in an answer that shows none.');
}
