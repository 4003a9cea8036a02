import { ConfigError, secret, type Secret } from '@stash2plex/core';
import type { StashConnection } from './connection.ts';

/** What a session needs of an answer. */
interface Answered {
  readonly ok: boolean;
  readonly headers: { readonly getSetCookie: () => readonly string[] };
}

/** What we show to be let in, as it changes while we talk. */
export interface Session {
  readonly headers: () => Record<string, string>;
  /** Takes over the cookie that Stash issued anew; the old one ends after `max_session_age`. */
  readonly adopt: (response: Answered) => void;
  readonly secrets: () => readonly Secret[];
}

// Each answer brings a new cookie; one this old stands in no text that is still to be written.
const REMEMBERED = 16;

export function session({ cookie, apiKey }: StashConnection): Session {
  if (cookie) assertSendable([cookie.name, cookie.value.reveal()], 'session cookie');
  if (apiKey) assertSendable([apiKey.reveal()], 'API key');
  const given = [cookie?.value, apiKey].filter((each) => each !== undefined);
  const adopted: Secret[] = [];

  const headers = () => {
    const value = adopted.at(-1) ?? cookie?.value;
    return {
      ...(cookie && value && { Cookie: `${cookie.name}=${value.reveal()}` }),
      ...(apiKey && { ApiKey: apiKey.reveal() }),
    };
  };
  const adopt = (response: Answered) => {
    const value = cookie && response.ok ? issued(response, cookie.name) : undefined;
    if (!value) return;
    adopted.push(secret(value));
    if (adopted.length > REMEMBERED) adopted.shift();
  };
  return { headers, adopt, secrets: () => [...given, ...adopted] };
}

const SENDABLE = /^[\x21-\x7e]+$/;

// fetch repeats a header value that it cannot send in its error message.
function assertSendable(texts: readonly string[], name: string): void {
  if (texts.every((text) => SENDABLE.test(text))) return;
  throw new ConfigError(`The ${name} for Stash is empty or holds characters that no ${name} has.`);
}

function issued(response: Answered, name: string): string | undefined {
  const start = `${name}=`;
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith(start));
  const value = cookie?.slice(start.length).split(';', 1)[0];
  return value && SENDABLE.test(value) ? value : undefined;
}
