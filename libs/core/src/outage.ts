/** One time in which a server did not answer, however often it was asked meanwhile. */
export interface Outage {
  /** When it first failed to answer, with no answer since. */
  readonly startedAt: Date;
  /** When it next answered; undefined: it goes on. */
  readonly endedAt: Date | undefined;
  /** What was said when it began. */
  readonly because: string;
  /** Address of the server, as the settings had it then; `''` in records that do not say. */
  readonly server: string;
  /** Jobs that were due and had to wait, as it ended or was last asked; undefined in records that do not say. */
  readonly jobs: number | undefined;
}

/** What is known when a server had to be given up. */
export interface OutageNote extends Pick<Outage, 'because' | 'server' | 'startedAt'> {
  /** Jobs that are due at this time wait for the server. */
  readonly now: Date;
}

/** A job that waits or was given up because of what the server did. */
export interface ServerFault {
  readonly sceneId: string;
  /** On the wall clock. */
  readonly at: Date;
}

/** What a list of outages says of a window of time. Undefined: nobody can know. */
export interface OutageFigures {
  readonly from: Date;
  readonly to: Date;
  /** Those of which some part lies in the window. */
  readonly outages: number;
  /** Milliseconds in the window in which the server did not answer; overlapping outages count once. */
  readonly downMs: number;
  /** Mean time to repair: how long outages lasted that ended in the window, from their beginning on. */
  readonly mttrMs: number | undefined;
  /** Mean time between failures: time up in the window for each outage that began in it. */
  readonly mtbfMs: number | undefined;
  /** Time up over the length of the window, 0..1. */
  readonly availability: number | undefined;
}
