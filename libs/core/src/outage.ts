/** One time in which a server did not answer, however often it was asked meanwhile. */
export interface Outage {
  readonly startedAt: Date;
  /** undefined: it goes on. */
  readonly endedAt: Date | undefined;
  /** What was said when it began. */
  readonly because: string;
}
