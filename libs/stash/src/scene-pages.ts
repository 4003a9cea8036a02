import type { IdRange } from '@stash2plex/core';
import type { Filter } from './operations/filters.ts';
import type { Page, SceneList } from './operations/scene-list.ts';
import type { StashApi } from './stash-api.ts';

export interface SceneQuery<Row> {
  readonly list: SceneList<Row>;
  readonly range: IdRange;
  /** What else has to hold. */
  readonly where?: Filter | undefined;
  readonly pageSize: number;
  /** The first page, with its count, where it has come already. */
  readonly first?: Page<Row> | undefined;
}

/** Pages in ascending order of id, each asked for while the one before is worked on. */
export async function* scenePages<Row extends { readonly id: string }>(
  api: StashApi,
  { list, range, where, pageSize, first }: SceneQuery<Row>,
): AsyncGenerator<Page<Row>> {
  const stopped = new AbortController();
  const ask = (after: string, counted: boolean) =>
    list(api, {
      range: { after, to: range.to },
      where,
      limit: pageSize,
      counted,
      signal: stopped.signal,
    });

  try {
    let asked: Promise<Page<Row>> | undefined = first
      ? Promise.resolve(first)
      : ask(range.after, true);
    let seen = 0;
    let total = 0;
    while (asked) {
      const page: Page<Row> = await asked;
      const last = page.rows.at(-1);
      seen += page.rows.length;
      total = page.count ?? total;
      // A short page is the last one, unless Stash said that there are more: then something caps its pages.
      const isLast = !last || (page.rows.length < pageSize && seen >= total);
      asked = isLast ? undefined : ask(last.id, false);
      // Its failure is told when its turn comes, not as an unhandled rejection before.
      asked?.catch(() => undefined);
      yield page;
    }
  } finally {
    stopped.abort();
  }
}

/** What is wanted of each page; pages that hold nothing of it are left out. */
export async function* fromPages<Row, Wanted>(
  pages: AsyncIterable<Page<Row>>,
  wanted: (rows: readonly Row[]) => readonly Wanted[],
): AsyncGenerator<readonly Wanted[]> {
  for await (const { rows } of pages) {
    const found = wanted(rows);
    if (found.length > 0) yield found;
  }
}
