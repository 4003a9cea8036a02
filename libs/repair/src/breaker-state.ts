/** What all processes share of the breaker. Instants are milliseconds on the wall clock. */
export interface BreakerState {
  /** As its library writes it; undefined while Plex was never asked. */
  readonly circuit?: Circuit | undefined;
  /** Since when Plex is left alone. */
  readonly openedAt?: number | undefined;
  /** When Plex first failed with no answer since, and what was said then. */
  readonly failing?: { readonly at: number; readonly because: string } | undefined;
}

interface Circuit {
  readonly ownState: object;
}

export function readBreaker(text: string | undefined): BreakerState {
  return text === undefined ? {} : (JSON.parse(text) as BreakerState);
}

/** Whether Plex was left alone for long enough. A clock that was set back must not make that last for ever. */
export function isProbeDue({ openedAt }: BreakerState, now: Date, afterMs: number): boolean {
  const age = now.getTime() - (openedAt ?? Number.NEGATIVE_INFINITY);
  return age < 0 || age >= afterMs;
}

/**
 * The library counts from `openedAt` by the real clock. When Plex may be asked again is decided on the wall clock, once for
 * each process: no process that finds it open goes on for longer than its first question.
 */
export function restored(circuit: Circuit, { mayProbe }: { readonly mayProbe: boolean }): Circuit {
  if (!('openedAt' in circuit.ownState)) return circuit;
  const openedAt = mayProbe ? 0 : Number.MAX_SAFE_INTEGER;
  return { ...circuit, ownState: { ...circuit.ownState, openedAt } };
}
