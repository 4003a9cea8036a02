type Settings = Readonly<Record<string, unknown>>;

/** The settings with every number as text: what 0.27 makes of them at a restart. */
export function withTextNumbers(settings: Settings): Settings {
  return asMap(settings, textOf);
}

/** What a version makes of settings at a restart: from 0.30 on numbers stay, except inside lists. */
export function afterRestart(settings: Settings, version: string): Settings {
  return isBefore030(version) ? withTextNumbers(settings) : asMap(settings, textInLists);
}

export function isBefore030(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === 0 && Number(minor) < 30;
}

function textOf(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(textOf);
  return isMap(value) ? asMap(value, textOf) : value;
}

function textInLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textOf);
  return isMap(value) ? asMap(value, textInLists) : value;
}

function asMap(map: Settings, change: (value: unknown) => unknown): Settings {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null;
}
