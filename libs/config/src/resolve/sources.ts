import { variable, type Environment } from '../environment.ts';
import { isUnset } from '../settings/read-value.ts';
import { SETTINGS, type SettingKey } from '../settings/settings.ts';

/** Keys and values as somebody wrote them, unchecked. */
export type RawValues = Readonly<Record<string, unknown>>;

/** Where settings come from; the first that says something counts. */
export interface Sources {
  readonly environment?: Environment | undefined;
  /** Stash's settings of this plugin. */
  readonly settings?: RawValues | undefined;
  /** What config.json holds. */
  readonly file?: RawValues | undefined;
}

/** What one source says of a setting, and how that source is called. */
export interface Candidate {
  readonly where: string;
  readonly raw: unknown;
}

/** What the sources say of a setting, the strongest first; those that say nothing are left out. */
export function candidatesFor(key: SettingKey, sources: Sources): readonly Candidate[] {
  const { environment = {}, settings = {}, file = {} } = sources;
  const names = [`STASH2PLEX_${key.toUpperCase()}`, SETTINGS[key].alsoNamed ?? []].flat();
  const fromEnvironment = names.map((name) => ({
    where: `the environment variable ${name}`,
    raw: variable(environment, name),
  }));
  const all = [
    ...fromEnvironment,
    { where: "Stash's settings", raw: ownValue(settings, key) },
    { where: 'config.json', raw: ownValue(file, key) },
  ];
  return all.filter(({ raw }) => !isUnset(raw));
}

/** A value of the object itself, never one that it inherits. */
export function ownValue(values: RawValues, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
