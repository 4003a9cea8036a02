export interface PluginInputOptions {
  /** Where the simulated Stash listens. */
  readonly port: number;
  readonly host?: string;
  /** Stash's own directory; the plugin's data go below it. */
  readonly directory: string;
  readonly cookie?: string | undefined;
  readonly args?: Readonly<Record<string, unknown>>;
}

export interface PluginInput {
  readonly server_connection: object;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The document that Stash writes to a plugin's stdin, in the shape that was recorded from a running one. */
export function pluginInput(options: PluginInputOptions): PluginInput {
  const { port, host, directory, cookie, args } = options;
  return {
    server_connection: {
      Scheme: 'http',
      Host: host ?? '127.0.0.1',
      Port: port,
      SessionCookie: cookie === undefined ? null : { ...COOKIE, Value: cookie },
      Dir: directory,
      PluginDir: `${directory}/plugins/Stash2Plex`,
    },
    args: args ?? {},
  };
}

/** Go's zero values: nothing in the cookie says when it ends. */
const COOKIE = {
  Name: 'session',
  Quoted: false,
  Path: '',
  Domain: '',
  Expires: '0001-01-01T00:00:00Z',
  RawExpires: '',
  MaxAge: 0,
  Secure: false,
  HttpOnly: false,
  SameSite: 0,
  Partitioned: false,
  Raw: '',
  Unparsed: null,
};
