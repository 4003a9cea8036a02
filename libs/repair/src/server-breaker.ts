import { UnavailableError } from '@stash2plex/core';
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleType,
} from 'cockatiel';
import type { RepairParts } from './parts.ts';

/** Failures of the server in a row after which it is left alone. */
const MOST_FAILURES = 5;
/** How long, before one request may try whether it is back. */
const HALF_OPEN_AFTER_MS = 60_000;

/** Plex is left alone: it failed again and again, here or in another process. */
export class PlexDown extends Error {
  override readonly name = 'PlexDown';
}

/** Asks Plex, and counts how often it fails. All processes share the count. */
export interface ServerBreaker {
  /** Throws PlexDown while Plex is left alone; passes on what `question` throws. */
  readonly ask: <Answer>(question: () => Promise<Answer>) => Promise<Answer>;
}

/** `probesAtOnce`: a person started it, so the first request goes out whatever happened before. */
export function serverBreaker(
  { store, clock }: Pick<RepairParts, 'clock' | 'store'>,
  { probesAtOnce }: { readonly probesAtOnce: boolean },
): ServerBreaker {
  const known = store.breaker();
  const circuit = circuitBreaker(handleType(UnavailableError), {
    breaker: new ConsecutiveBreaker(MOST_FAILURES),
    halfOpenAfter: probesAtOnce ? 0 : HALF_OPEN_AFTER_MS,
    ...(known !== undefined && { initialState: JSON.parse(known) as unknown }),
  });
  const save = () => {
    const state = JSON.stringify(circuit.toJSON());
    if (state !== store.breaker()) store.setBreaker(state);
  };
  return {
    ask: async (question) => {
      const before = circuit.state;
      try {
        return await circuit.execute(question);
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw new PlexDown('Plex does not answer.');
        if (circuit.state === CircuitState.Open && error instanceof UnavailableError) {
          store.openOutage(clock.now(), error.message);
        }
        throw error;
      } finally {
        // A server that says no is there again, too.
        const isBack = before !== CircuitState.Closed && circuit.state === CircuitState.Closed;
        if (isBack) store.closeOutage(clock.now());
        save();
      }
    },
  };
}
