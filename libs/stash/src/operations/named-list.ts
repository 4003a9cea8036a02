import type { LookFrom, NamedKind, NamedVersion } from '@stash2plex/core';
import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import * as field from './fields.ts';
import { digits, instant, present, reader } from './read-row.ts';
import { ALL_IDS, byId, updatedAfter } from './filters.ts';
import { inOrder } from './in-order.ts';

export interface NamedPage {
  /** As many as Stash sent, in ascending order of id. */
  readonly rows: readonly NamedVersion[];
  /** How many there are in all, worked out together with the rows. */
  readonly count: number;
}

export interface NamedRequest {
  readonly kind: NamedKind;
  /** Only those updated later, and some more; undefined for all. */
  readonly from: LookFrom | undefined;
  readonly page: number;
  readonly perPage: number;
}

const TYPES: Readonly<Record<NamedKind, string>> = {
  performer: 'Performer',
  studio: 'Studio',
  tag: 'Tag',
};

/** `findTags` for `tag`. */
export function findNamed(kind: NamedKind): string {
  return `find${TYPES[kind]}s`;
}

/** The type of the variable that `namedField` wants: `$tag: TagFilterType`. */
export function namedVariable(kind: NamedKind): string {
  return `$${kind}: ${TYPES[kind]}FilterType`;
}

/** One page of a light list; `$page` is a FindFilterType. */
export function namedField(kind: NamedKind): string {
  return `${findNamed(kind)}(filter: $page, ${kind}_filter: $${kind}) {
    count rows: ${kind}s { id name updated_at }
  }`;
}

/** Answer to `namedField`, rows unread. */
export const NAMED_ANSWER = z.object({ count: field.count, rows: z.array(z.unknown()) });

const ANSWER = z.object({ list: NAMED_ANSWER });

export function toNamedPage(kind: NamedKind, answer: z.output<typeof NAMED_ANSWER>): NamedPage {
  const toRow = reader((row): NamedVersion => ({
    kind,
    id: digits(row['id']),
    name: present(row['name']),
    updatedAt: instant(row['updated_at']),
  }));
  return { count: answer.count, rows: inOrder(answer.rows, ALL_IDS, { noun: kind, toRow }) };
}

/** By number of page: there is no filter by id as there is for scenes. Sorting by id there is since 0.26. */
export async function namedPage(
  api: StashApi,
  { kind, from, page, perPage }: NamedRequest,
): Promise<NamedPage> {
  const document = `query ${TYPES[kind]}s($page: FindFilterType, ${namedVariable(kind)}) {
  list: ${namedField(kind)}
}`;
  const variables = { page: byId(perPage, page), [kind]: from && updatedAfter(from) };
  const answer = await api.send({ document, variables });

  const { list } = checked(ANSWER, answer, `a page of ${kind}s`);
  return toNamedPage(kind, list);
}
