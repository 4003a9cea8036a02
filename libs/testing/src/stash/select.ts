import type { IdRange, Test } from './criteria.ts';
import type { Table } from './table.ts';

export interface FindFilter {
  readonly page?: number | null;
  readonly per_page?: number | null;
  readonly sort?: string | null;
  readonly direction?: 'ASC' | 'DESC' | null;
}

export interface Find<Row> {
  readonly filter: FindFilter | null | undefined;
  readonly tests: readonly Test<Row>[];
  /** Other rows are not looked at. */
  readonly ids: IdRange;
}

/** Both are worked out only when asked for, as in Stash. */
export interface Selection<Row> {
  readonly count: () => number;
  readonly rows: () => readonly Row[];
}

export interface Sortable {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

export function select<Row extends Sortable>(table: Table<Row>, find: Find<Row>): Selection<Row> {
  const { tests, ids } = find;
  const filter = find.filter ?? {};
  const compare = comparisonFor(filter.sort ?? 'id');
  const range = rangeOf(filter);
  const first = table.countUpTo(ids.after);
  const end = table.countUpTo(ids.to);
  const fits = (row: Row) => tests.every((test) => test(row));
  const isDescending = filter.direction === 'DESC';

  const rows = () => {
    const span = { first, end, fits };
    if (compare === undefined && !isDescending) return take(table.all(), { ...range, ...span });
    const all = table.all().slice(first, end).filter(fits);
    if (compare) all.sort(compare);
    if (isDescending) all.reverse();
    return all.slice(range.offset, range.offset + range.limit);
  };
  const count = () => {
    if (tests.length === 0) return Math.max(end - first, 0);
    return table.all().slice(first, end).filter(fits).length;
  };
  return { count, rows };
}

const DEFAULT_PAGE = 25;

/** -1 is all, 0 none. */
function rangeOf({ page, per_page }: FindFilter) {
  const size = per_page ?? DEFAULT_PAGE;
  if (size < 0) return { offset: 0, limit: Number.POSITIVE_INFINITY };
  return { offset: ((page ?? 1) - 1) * size, limit: size };
}

interface Take<Row> {
  readonly first: number;
  readonly end: number;
  readonly offset: number;
  readonly limit: number;
  readonly fits: Test<Row>;
}

/** Rows are in the order of their ids already, so a page of many thousands costs no more than itself. */
function take<Row>(rows: readonly Row[], { first, end, offset, limit, fits }: Take<Row>): Row[] {
  const taken: Row[] = [];
  let skip = offset;
  for (let at = first; at < end && taken.length < limit; at += 1) {
    const row = rows[at];
    if (row === undefined || !fits(row)) continue;
    if (skip > 0) skip -= 1;
    else taken.push(row);
  }
  return taken;
}

type Comparison = (a: Sortable, b: Sortable) => number;

/** Undefined for the order that the rows are in already. Times are sorted as text. */
function comparisonFor(sort: string): Comparison | undefined {
  if (sort === 'id') return undefined;
  if (sort !== 'created_at' && sort !== 'updated_at') throw new Error(`invalid sort: ${sort}`);
  return (a, b) => (a[sort] < b[sort] ? -1 : Number(a[sort] > b[sort]));
}
