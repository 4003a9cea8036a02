import { ConfigError, SCOPE_SETTINGS, SCOPES, soundDate, type Scope } from '@stash2plex/core';
import type { RawValues } from '../resolve/sources.ts';
import { isUnset, readWord } from '../settings/read-value.ts';
import { shown } from '../shown.ts';
import { TASKS, type Mode } from './tasks.ts';

/** `args.mode`; a missing or unknown one is an error that lists the known ones. */
export function modeOf(args: RawValues): Mode {
  const { mode } = args;
  const known = TASKS.find((task) => task.mode === mode);
  if (known) return known.mode;
  const wrong = isUnset(mode) ? 'No mode was given' : `There is no mode ${shown(mode)}`;
  const list = TASKS.map((task) => task.mode).join(', ');
  throw new ConfigError(`${wrong}. Start one of the tasks of Stash2Plex; the modes are ${list}.`);
}

/** Whether a switch among the arguments is on; Stash hands on what its page sends, which may be text. */
export function isAskedFor(args: RawValues, name: 'accept' | 'continued'): boolean {
  const word = readWord(args[name]);
  return word === true || word === 'true';
}

/** How long a task is to wait before it works, and since when others have; undefined where it is not. */
export function waitOf(
  args: RawValues,
): { readonly until: Date; readonly since: Date } | undefined {
  const [until, since] = [instantOf(args['until']), instantOf(args['since'])];
  return until && since && { until, since };
}

function instantOf(raw: unknown): Date | undefined {
  return typeof raw === 'string' ? soundDate(raw) : undefined;
}

/** `args.scope` of a dry run: written as the setting is or as reports have it; undefined without one. */
export function scopeOf(args: RawValues): Scope | undefined {
  const { scope } = args;
  if (isUnset(scope)) return undefined;
  const words: Readonly<Record<string, Scope>> = {
    ...SCOPE_SETTINGS,
    ...Object.fromEntries(SCOPES.map((each) => [each, each])),
  };
  const found = Object.entries(words).find(([word]) => word === readWord(scope));
  if (found) return found[1];
  const list = Object.keys(words).join(', ');
  throw new ConfigError(`There is no scope ${shown(scope)}. The scopes are ${list}.`);
}
