/** What is to happen at an instant of a clock that may stand, run, or jump. */
export interface ClockAlarms {
  /** Does it once, never at once; returns a way to call it off. */
  readonly set: (at: number, work: () => void) => () => void;
  /** The clock has jumped: does now what is due, in order of time. */
  readonly ringDue: () => void;
  /** The clock runs at another speed: what waits is waited for anew. */
  readonly windUp: () => void;
}

interface Clock {
  readonly now: () => number;
  readonly speed: () => number;
}

interface Alarm {
  readonly at: number;
  readonly work: () => void;
}

/** The longest that a timer of Node can wait. */
const LONGEST_MS = 2 ** 31 - 1;

export function clockAlarms({ now, speed }: Clock): ClockAlarms {
  let waiting: readonly Alarm[] = [];
  let timer: NodeJS.Timeout | undefined;

  const windUp = () => {
    clearTimeout(timer);
    const next = waiting[0];
    if (!next) return;
    const left = Math.max(0, next.at - now());
    if (left > 0 && speed() === 0) return;
    timer = setTimeout(ringDue, left === 0 ? 0 : Math.min(left / speed(), LONGEST_MS));
  };
  const ringDue = () => {
    for (let next = waiting[0]; next && next.at <= now(); next = waiting[0]) {
      waiting = waiting.slice(1);
      next.work();
    }
    windUp();
  };
  return {
    set: (at, work) => {
      const alarm = { at, work };
      // A stable sort: what is due at the same instant comes in the order it was set.
      waiting = [...waiting, alarm].sort((a, b) => a.at - b.at);
      windUp();
      return () => {
        waiting = waiting.filter((each) => each !== alarm);
        windUp();
      };
    },
    ringDue,
    windUp,
  };
}
