import { secret, type Secret } from '@stash2plex/core';
import type { Environment } from '../environment.ts';
import type { RawValues } from '../resolve/sources.ts';
import { foldersOf, type Folders } from './folders.ts';
import { thisPlatform } from './platform.ts';
import { readDocument } from './read-document.ts';
import type { ServerConnection } from './server-connection.ts';
import { stashConnection, type StashConnection } from './stash-connection.ts';

/** What Stash tells a plugin when it starts it. */
export interface PluginInput extends Folders {
  readonly stash: StashConnection;
  /** Arguments of the task or hook, without the cookie: they may be shown. Values may be text or typed. */
  readonly args: RawValues;
  /** Settings of the plugin, where Stash sent them along. */
  readonly settings?: RawValues;
  /** The cookie handed on by the hook; `stash.cookie` holds it already. */
  readonly cookieFromHook?: Secret;
  /** Every secret in the input, for whoever blackens output. */
  readonly secrets: readonly Secret[];
}

/** Reads stdin: one JSON document, which may hold many MB of picture. Throws ConfigError and nothing else. */
export function readPluginInput(text: string, environment: Environment = {}): PluginInput {
  const { server_connection: given, args, settings } = readDocument(text);
  const { cookie, ...open } = args ?? {};
  const cookieFromHook = cookieIn(cookie);
  const stash = stashConnection(given, cookieFromHook, environment);

  return {
    stash,
    ...foldersOf(given, thisPlatform()),
    args: open,
    ...(settings && { settings }),
    ...(cookieFromHook && { cookieFromHook }),
    secrets: secretsOf(given, [cookieFromHook, stash.apiKey]),
  };
}

function cookieIn(cookie: unknown): Secret | undefined {
  // A text with other characters cannot be sent; the session cookie may still do.
  return typeof cookie === 'string' && /^[\x21-\x3a\x3c-\x7e]+$/.test(cookie)
    ? secret(cookie)
    : undefined;
}

function secretsOf({ SessionCookie }: ServerConnection, others: readonly (Secret | undefined)[]) {
  const session = SessionCookie?.Value ? secret(SessionCookie.Value) : undefined;
  return [session, ...others].filter((each) => each !== undefined);
}
