/**
 * What happens at the nth request of a kind, counted from now on; 1 is the next one. What is returned calls it off.
 * Kinds are those of the requests of a server, `*` is any of them; switches are what can be the matter with it.
 */
export interface Schedule<Kind extends string, Switches> {
  /** Done right before that request is answered: a rival edits, a key is renewed, a switch is set. */
  readonly before: (kind: Kind | '*', nth: number, work: () => void) => () => void;
  /** Switches for that request alone; of the faults of the first group only those given here hit it. */
  readonly during: (kind: Kind | '*', nth: number, switches: Partial<Switches>) => () => void;
  /** A request of this kind has come: does what is due, and returns the switches for it alone. */
  readonly arrive: (kind: Kind) => Partial<Switches> | undefined;
}

interface Due<Kind, Switches> {
  readonly kind: Kind | '*';
  left: number;
  readonly work: () => Partial<Switches> | undefined;
}

export function schedule<Kind extends string, Switches>(): Schedule<Kind, Switches> {
  const waiting = new Set<Due<Kind, Switches>>();
  const plan = (kind: Kind | '*', left: number, work: Due<Kind, Switches>['work']) => {
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
      const counting = [...waiting].filter((each) => each.kind === kind || each.kind === '*');
      for (const each of counting) each.left -= 1;
      const due = counting.filter(({ left }) => left === 0);
      for (const each of due) waiting.delete(each);
      const switches = due.flatMap(({ work }) => work() ?? []);
      return switches.reduce<Partial<Switches> | undefined>(
        (all, some) => ({ ...all, ...some }),
        undefined,
      );
    },
  };
}
