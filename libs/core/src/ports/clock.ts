/** The wall clock on which decisions are made; tests and the demo set it. Leases use real time, never this. */
export interface Clock {
  readonly now: () => Date;
}
