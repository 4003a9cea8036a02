/** Rows by id, in ascending order of id; ids are never given out twice, until a new database begins. */
export interface Table<Row extends { readonly id: string }> {
  readonly insert: (make: (id: string) => Row) => Row;
  readonly get: (id: string) => Row | undefined;
  /** Like `get`, but a missing one is an error of the test. */
  readonly need: (id: string) => Row;
  readonly remove: (id: string) => void;
  /** As in a new database: nothing left, ids from 1 again. */
  readonly clear: () => void;
  readonly all: () => readonly Row[];
  /** How many rows have an id up to this one. */
  readonly countUpTo: (id: number) => number;
}

export function table<Row extends { readonly id: string }>(kind: string): Table<Row> {
  const rows: Row[] = [];
  let lastId = 0;

  const countUpTo = (id: number) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (Number(rows[middle]?.id) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const get = (id: string) => {
    const row = rows[countUpTo(Number(id)) - 1];
    return row?.id === id ? row : undefined;
  };
  const need = (id: string) => {
    const row = get(id);
    if (!row) throw new Error(`${kind} with id ${id} not found`);
    return row;
  };
  return {
    insert: (make) => {
      lastId += 1;
      const row = make(String(lastId));
      rows.push(row);
      return row;
    },
    get,
    need,
    remove: (id) => {
      need(id);
      rows.splice(countUpTo(Number(id)) - 1, 1);
    },
    clear: () => {
      rows.length = 0;
      lastId = 0;
    },
    all: () => rows,
    countUpTo,
  };
}
