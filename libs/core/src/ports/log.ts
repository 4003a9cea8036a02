export type LogLevel = 'trace' | 'debug' | 'info' | 'warning' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** A constant message plus fields. Where it goes, and what is blacked out on the way, is the app's business. */
export interface Log {
  readonly debug: (message: string, fields?: LogFields) => void;
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warning: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
  /** Share of the work that is done, 0..1; anything that is not finite is dropped (NaN breaks Stash's job page). */
  readonly progress: (share: number) => void;
}
