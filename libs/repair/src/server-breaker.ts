import { UnavailableError } from '@stash2plex/core';
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleType,
} from 'cockatiel';
import { isProbeDue, readBreaker, restored, type BreakerState } from './breaker-state.ts';
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
  /** Work had to end because Plex fails: that is an outage since the first failure, however few they are. */
  readonly noteOutage: () => void;
}

export interface BreakerOptions {
  /** A person started it, so the first request goes out whatever happened before. */
  readonly probesAtOnce: boolean;
  /** Address of Plex. */
  readonly server: string;
}

type Parts = Pick<RepairParts, 'clock' | 'store'>;

export function serverBreaker(
  { store, clock }: Parts,
  { probesAtOnce, server }: BreakerOptions,
): ServerBreaker {
  const known = readBreaker(store.breaker());
  const mayProbe = probesAtOnce || isProbeDue(known, clock.now(), HALF_OPEN_AFTER_MS);
  const circuit = circuitBreaker(handleType(UnavailableError), {
    breaker: new ConsecutiveBreaker(MOST_FAILURES),
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    ...(known.circuit && { initialState: restored(known.circuit, { mayProbe }) }),
  });
  const marks = marksOf({ store, clock }, { known, server });
  return {
    noteOutage: marks.noteOutage,
    ask: async (question) => {
      const askedAt = clock.now();
      try {
        const answer = await circuit.execute(question);
        marks.answered();
        return answer;
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw new PlexDown('Plex does not answer.');
        const isOpen = circuit.state === CircuitState.Open;
        if (error instanceof UnavailableError) marks.failed(error, { askedAt, isOpen });
        // A server that says no is there again, too.
        else marks.answered();
        throw error;
      } finally {
        const state = JSON.stringify({ circuit: circuit.toJSON(), ...marks.state() });
        if (state !== store.breaker()) store.setBreaker(state);
      }
    },
  };
}

interface Failure {
  readonly askedAt: Date;
  /** Plex is left alone from now on. */
  readonly isOpen: boolean;
}

/** Since when Plex fails and since when it is left alone, and the outage that follows from it. */
function marksOf(
  { store, clock }: Parts,
  { known, server }: { readonly known: BreakerState; readonly server: string },
) {
  let { openedAt, failing } = known;
  const last = store.lastOutage();
  let isOut = last !== undefined && last.endedAt === undefined;

  const noteOutage = () => {
    const now = clock.now();
    const { at = now.getTime(), because = 'Plex does not answer.' } = failing ?? {};
    const startedAt = new Date(Math.min(at, now.getTime()));
    store.openOutage({ startedAt, because, server, now });
    isOut = true;
  };
  return {
    noteOutage,
    state: () => ({ openedAt, failing }),
    failed: ({ message }: UnavailableError, { askedAt, isOpen }: Failure) => {
      // It may have taken minutes to find out.
      failing ??= { at: askedAt.getTime(), because: message };
      if (!isOpen) return;
      openedAt = clock.now().getTime();
      noteOutage();
    },
    answered: () => {
      openedAt = undefined;
      failing = undefined;
      if (isOut) store.closeOutage(clock.now());
      isOut = false;
    },
  };
}
