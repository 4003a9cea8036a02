/** Stands for a status where the connection breaks before there is one. */
export const DROPPED = 0;

/** Behaviour that Stash, or what stands before it, shows on a bad day. All off at first. */
export interface StashSwitches {
  /** Each answer takes so much longer. */
  delayMs: number;
  /** No answer at all, until the caller gives up. */
  hang: boolean;
  /** The connection breaks instead of an answer. */
  dropConnection: boolean;
  /** A proxy's page instead of GraphQL, status 200. */
  answerHtml: boolean;
  /** Stash forgets the settings of plugins: the id is missing from the map. */
  settingsKeyMissing: boolean;
  /** No page of scenes holds more rows, whatever was asked for. */
  pageCap: number;
  /** The next `times` connections break instead of an answer. */
  readonly dropNext: (times: number) => void;
  /** The next `times` requests get this status and no GraphQL. */
  readonly failNext: (times: number, status: number) => void;
  /** So many requests are still let in, then the log-in is refused for good. */
  readonly unauthorizedAfter: (requests: number) => void;
  /** The status to fail this request with, if a switch says so. Counts the request. */
  readonly takeFailure: () => number | undefined;
}

export function stashSwitches(): StashSwitches {
  let failures: number[] = [];
  let welcome = Number.POSITIVE_INFINITY;
  return {
    delayMs: 0,
    hang: false,
    dropConnection: false,
    answerHtml: false,
    settingsKeyMissing: false,
    pageCap: Number.POSITIVE_INFINITY,
    dropNext: (times) => {
      failures = Array.from({ length: times }, () => DROPPED);
    },
    failNext: (times, status) => {
      failures = Array.from({ length: times }, () => status);
    },
    unauthorizedAfter: (requests) => {
      welcome = requests;
    },
    takeFailure: () => {
      welcome -= 1;
      return welcome < 0 ? 401 : failures.shift();
    },
  };
}
