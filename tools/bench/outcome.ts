/** What was measured against what is allowed; both in the same unit, '' for a number of things. */
export interface BudgetLine {
  readonly what: string;
  readonly measured: number;
  readonly allowed: number;
  readonly unit: string;
}

/** What one case came to. */
export interface Outcome {
  readonly title: string;
  /** Without budget: what it took besides. */
  readonly notes: readonly string[];
  readonly lines: readonly BudgetLine[];
  /** What was wrong with the results, so that a fast wrong run is no success. */
  readonly problems: readonly string[];
}

export function holds({ measured, allowed }: BudgetLine): boolean {
  return measured <= allowed;
}

/** Whether everything about a case is as it should be. */
export function isSound({ lines, problems }: Outcome): boolean {
  return problems.length === 0 && lines.every(holds);
}
