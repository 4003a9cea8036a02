/** One request to GraphQL. */
export interface StashRequestEntry {
  /** Name of the operation; `''` for one without. */
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** By the world's clock. */
  readonly at: Date;
  /** Spent on the answer. */
  readonly tookMs: number;
  readonly status: number;
}

export interface StashRequestLog {
  readonly add: (entry: StashRequestEntry) => void;
  readonly entries: () => readonly StashRequestEntry[];
  /** Of one operation, or of all. */
  readonly count: (operation?: string) => number;
  readonly clear: () => void;
}

export function stashRequestLog(): StashRequestLog {
  let entries: StashRequestEntry[] = [];
  return {
    add: (entry) => {
      entries.push(entry);
    },
    entries: () => entries,
    count: (operation) =>
      operation === undefined
        ? entries.length
        : entries.filter((entry) => entry.operation === operation).length,
    clear: () => {
      entries = [];
    },
  };
}
