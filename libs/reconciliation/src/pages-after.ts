/** Pages of rows in the order of a key, each asked for after the last row of the one before, until there is none. */
export function* pagesAfter<Row>(
  first: string,
  {
    ask,
    keyOf,
  }: { readonly ask: (after: string) => readonly Row[]; readonly keyOf: (row: Row) => string },
): Generator<readonly Row[]> {
  for (let after = first; ;) {
    const page = ask(after);
    const last = page.at(-1);
    if (last === undefined) return;
    after = keyOf(last);
    yield page;
  }
}
