import { UnavailableError, type NamedKind } from '@stash2plex/core';
import type { NamedPage } from './operations/named-list.ts';

export interface NamedQuery {
  readonly kind: NamedKind;
  readonly pageSize: number;
  readonly ask: (page: number, perPage: number) => Promise<NamedPage>;
  /** The first page, where it has come already. */
  readonly first?: NamedPage | undefined;
}

const PASSES = 3;

/**
 * All pages of a list that can be asked for by number of page only. A row that is deleted moves those behind it to the
 * page before, where they would be missed; so pages overlap, and where they do not the list is read again from its
 * beginning. Rows may come twice.
 */
export async function* namedPages(query: NamedQuery): AsyncGenerator<NamedPage> {
  const { kind, pageSize, ask } = query;
  let first = query.first ?? (await ask(1, pageSize));
  for (let pass = 1; !(yield* onePass(first, query)); pass += 1) {
    if (pass === PASSES) throw new UnavailableError(alwaysChanging(kind));
    first = await ask(1, pageSize);
  }
}

/** Returns whether it came to the end without a gap. */
async function* onePass(first: NamedPage, { ask }: NamedQuery): AsyncGenerator<NamedPage, boolean> {
  yield first;
  // Something may cap the pages of Stash: what came is what can be asked for.
  const size = first.rows.length;
  let last = first.rows.at(-1)?.id ?? '0';
  let seen = size;
  let isWhole = size >= first.count;
  for (let number = 2; !isWhole; number += 1) {
    // One row less than a page before, so page n begins n - 1 rows before the end of the last one.
    const perPage = size - (number - 1);
    if (perPage < 1) return false;
    const { rows, count } = await ask(number, perPage);

    const fresh = rows.filter(({ id }) => Number(id) > Number(last));
    const overlaps = fresh.length < rows.length;
    if (!overlaps) return false;
    seen += fresh.length;
    isWhole = perPage * (number - 1) + rows.length >= count;
    // Also where Stash heeds no numbers of pages: then it stays behind its own count.
    if (fresh.length === 0) return seen >= count;
    last = fresh.at(-1)?.id ?? last;
    yield { rows: fresh, count };
  }
  return true;
}

function alwaysChanging(kind: NamedKind): string {
  return `Stash listed its ${kind}s differently each time they were read: try again later.`;
}
