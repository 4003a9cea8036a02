import { UnavailableError } from '@stash2plex/core';
import * as z from 'zod';
import type { Container } from '../http/answer.ts';
import { count } from './lenient.ts';

const size = z.object({ size: count });

/** The rows of a container whatever their shape: an empty page has no `Metadata`, a single row may lack its list. */
export function rowsOf(container: Container): readonly unknown[] {
  const { Metadata } = container;
  if (Array.isArray(Metadata)) return Metadata;
  if (Metadata !== undefined && Metadata !== null) return [Metadata];
  if ((size.parse(container).size ?? 0) === 0) return [];
  // An answer that counts rows and shows none must not look like the end of a listing.
  throw new UnavailableError('Plex counted rows in an answer that shows none.');
}
