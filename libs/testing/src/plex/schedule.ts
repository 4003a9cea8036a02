import type { PlexSwitches, RequestKind } from './switches.ts';

/** What happens at the nth request of a kind, counted from now on; 1 is the next one. Returned is what calls it off. */
export interface Schedule {
  /** Done right before that request is answered: a rival edits, a key is renewed, a switch is set. */
  readonly before: (kind: RequestKind, nth: number, work: () => void) => () => void;
  /** Switches for that request alone; of the faults of the first group only those given here hit it. */
  readonly during: (kind: RequestKind, nth: number, switches: Partial<PlexSwitches>) => () => void;
  /** A request of this kind has come: does what is due, and returns the switches for it alone. */
  readonly arrive: (kind: RequestKind) => Partial<PlexSwitches> | undefined;
}

interface Due {
  readonly kind: RequestKind;
  left: number;
  readonly work: () => Partial<PlexSwitches> | undefined;
}

export function schedule(): Schedule {
  const waiting = new Set<Due>();
  const plan = (kind: RequestKind, left: number, work: Due['work']) => {
    const due = { kind, left, work };
    waiting.add(due);
    return () => {
      waiting.delete(due);
    };
  };
  return {
    before: (kind, nth, work) =>
      plan(kind, nth, () => {
        work();
        return undefined;
      }),
    during: (kind, nth, switches) => plan(kind, nth, () => switches),
    arrive: (kind) => {
      const counting = [...waiting].filter((each) => each.kind === kind);
      for (const each of counting) each.left -= 1;
      const due = counting.filter(({ left }) => left === 0);
      for (const each of due) waiting.delete(each);
      const switches = due.flatMap(({ work }) => work() ?? []);
      return switches.reduce((all, some) => ({ ...all, ...some }), switches[0]);
    },
  };
}
