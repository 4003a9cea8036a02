import type { LogFields } from '@stash2plex/core';

/** `checked=2000 library="My films"`: quoted only where it would be misread otherwise. */
export function logFields(fields: LogFields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${shown(value)}`]))
    .join(' ');
}

function shown(value: string | number | boolean): string {
  const text = String(value);
  return /^[^\s"=\p{Cc}]+$/u.test(text) ? text : JSON.stringify(text);
}
