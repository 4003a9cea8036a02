import type { StashBody } from './bad-bodies.ts';

/** Stands for a status where the connection breaks before there is one. */
export const DROPPED = 0;

/**
 * Behaviour that Stash, or what stands before it, shows on a bad day. All off at first. The first group is of the whole server,
 * for the requests of `faultsOn` only and `faultTimes` times; the second is about answers that look healthy.
 */
export interface StashSwitches {
  /** Names of operations; undefined for all of them. */
  faultsOn: readonly string[] | undefined;
  /** How many more requests the faults hit. */
  faultTimes: number;
  /** Each answer takes so much longer. */
  delayMs: number;
  /** No answer at all, until the caller gives up. */
  hang: boolean;
  /** The connection breaks instead of an answer. */
  dropConnection: boolean;
  /** A proxy's page instead of GraphQL, status 200. */
  answerHtml: boolean;
  /** This status and no GraphQL; 401 as Stash's own. */
  failStatus: number | undefined;
  /** 200, and this for an error of whoever resolves the question: a locked database, a panic. */
  resolverError: string | undefined;
  /** This instead of what was asked for, 200. */
  badBody: StashBody | undefined;
  /** The connection breaks in the middle of the body. */
  cutOff: boolean;

  /** Stash forgets the settings of plugins: the id is missing from the map. */
  settingsKeyMissing: boolean;
  /** Numbers in settings of plugins are text, as 0.27 makes them at a restart. */
  settingsAsText: boolean;
  /** No page of scenes holds more rows, whatever was asked for. */
  pageCap: number;
  /** Fields that this Stash does not know: 422 for a question that names one. */
  unknownFields: readonly string[];
  /** No answer brings a cookie. */
  withholdCookies: boolean;
  /** Every cookie is too old. */
  expiredCookies: boolean;
  /** So many more requests are let in, then the log-in is refused for good. */
  welcome: number;
  /** The next `times` connections break instead of an answer. */
  readonly dropNext: (times: number) => void;
  /** The next `times` requests get this status and no GraphQL. */
  readonly failNext: (times: number, status: number) => void;
  /** The same as `welcome`. */
  readonly unauthorizedAfter: (requests: number) => void;
  /** The status to fail this request with, if a switch says so. Counts the request. */
  readonly takeFailure: () => number | undefined;
}

export function stashSwitches(): StashSwitches {
  let failures: number[] = [];
  const switches: StashSwitches = {
    ...STASH_IS_WELL,
    ...ANSWERS_ARE_WELL,
    dropNext: (times) => {
      failures = Array.from({ length: times }, () => DROPPED);
    },
    failNext: (times, status) => {
      failures = Array.from({ length: times }, () => status);
    },
    unauthorizedAfter: (requests) => {
      switches.welcome = requests;
    },
    takeFailure: () => {
      switches.welcome -= 1;
      return switches.welcome < 0 ? 401 : failures.shift();
    },
  };
  return switches;
}

export const STASH_IS_WELL = {
  faultsOn: undefined,
  faultTimes: Number.POSITIVE_INFINITY,
  delayMs: 0,
  hang: false,
  dropConnection: false,
  answerHtml: false,
  failStatus: undefined,
  resolverError: undefined,
  badBody: undefined,
  cutOff: false,
};

const ANSWERS_ARE_WELL = {
  settingsKeyMissing: false,
  settingsAsText: false,
  pageCap: Number.POSITIVE_INFINITY,
  unknownFields: [],
  withholdCookies: false,
  expiredCookies: false,
  welcome: Number.POSITIVE_INFINITY,
};
