// What Stash's embedded engine gives a script. Nothing else is there: no timers, no modules, no network.

export interface HookInput {
  readonly Args: { readonly hookContext: HookContext };
  readonly ServerConnection: {
    readonly SessionCookie?: { readonly Value?: string } | null;
  };
}

export interface HookContext {
  /** Such as `Scene.Update.Post`. A Go value, which the engine may show as an object: turn it into a string. */
  readonly type: unknown;
  /** The keys that were really sent, in no order; missing where nobody sent any (scans). */
  readonly inputFields?: readonly string[] | null;
}

export interface Gql {
  /** Runs inside the server, past the log-in. Throws with the variables in its text. */
  readonly Do: (document: string, variables: object) => unknown;
}

export interface Host {
  readonly input: HookInput;
  readonly gql: Gql;
  readonly log: { readonly Warn: (message: string) => void };
}
