import * as z from 'zod';
import { once } from '../once.ts';
import { readFlag, readNumber, readText, readWord } from './read-value.ts';

/** The kinds of input that Stash's settings page knows. */
export type SettingType = 'STRING' | 'NUMBER' | 'BOOLEAN';

/** One setting: as Stash's page shows it, as config.json may hold it, as the code gets it. */
export interface Setting<T> {
  readonly type: SettingType;
  readonly displayName: string;
  /** Ends with the default: Stash's page has none to show, and there an unset switch looks off. */
  readonly description: string;
  readonly default: T;
  /** Turns text into the native value; what it does not know is left for `schema` to refuse. */
  readonly read: (raw: unknown) => unknown;
  /** The native value; its messages complete "has to be …". */
  readonly schema: () => z.ZodType<T>;
  /** Why a value is kept out of messages: always, or where paths are obfuscated. */
  readonly hidden?: 'secret' | 'paths';
  /** No lower source steps in for a bad value: a wrong address must not end in another server. */
  readonly decisive?: boolean;
  /** A second name in the environment, beside `STASH2PLEX_<KEY>`. */
  readonly alsoNamed?: string;
}

interface Words {
  readonly displayName: string;
  readonly description: string;
}

type Extras<T> = Partial<Pick<Setting<T>, 'alsoNamed' | 'decisive' | 'hidden' | 'schema'>>;

/** A free text; `whenEmpty` says what an empty one means. */
export function text(options: Words & Extras<string> & { readonly whenEmpty: string }) {
  const { whenEmpty, ...words } = options;
  const description = `${words.description} Default: empty, ${whenEmpty}.`;
  const schema = once(() => z.string({ error: 'a text' }));
  return setting({ type: 'STRING', read: readText, default: '', schema, ...words, description });
}

export function flag(options: Words & { readonly default: boolean }): Setting<boolean> {
  const description = `${options.description} Default: ${options.default ? 'on' : 'off'}.`;
  const schema = once(() => z.boolean({ error: 'on or off' }));
  return setting({ type: 'BOOLEAN', read: readFlag, schema, ...options, description });
}

/** One word of a list. Stash's page has no lists, so it is typed into a text field. */
export function choice<const T extends string>(
  options: Words & { readonly words: readonly T[]; readonly default: T },
): Setting<T> {
  const { words, ...rest } = options;
  const listed = words.join(', ');
  const description = `${rest.description} One of ${listed}. Default: ${rest.default}.`;
  const schema = once(() => z.enum(words, { error: `one of ${listed}` }));
  return setting({ type: 'STRING', read: readWord, schema, ...rest, description });
}

export function wholeNumber(
  options: Words & { readonly default: number; readonly from: number; readonly to: number },
): Setting<number> {
  const { from, to, ...rest } = options;
  const error = `a whole number from ${from} to ${to}`;
  const description = `${rest.description} From ${from} to ${to}. Default: ${rest.default}.`;
  const schema = once(() => z.int({ error }).min(from, { error }).max(to, { error }));
  return setting({ type: 'NUMBER', read: readNumber, schema, ...rest, description });
}

function setting<T>(parts: Setting<T>): Setting<T> {
  return Object.freeze(parts);
}
