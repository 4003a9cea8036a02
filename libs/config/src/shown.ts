const LONGEST = 80;
// The address parts that may carry a password or token, and words as long as a Plex token.
const MAY_BE_SECRET = /[@?#]|token|[\w-]{20,}/i;

/** A value for a message: short, on one line, and not at all when it might be a secret in the wrong place. */
export function shown(raw: unknown): string {
  if (typeof raw === 'boolean') return raw ? 'on' : 'off';
  if (typeof raw === 'number') return String(raw);
  if (Array.isArray(raw)) return 'a list';
  if (typeof raw !== 'string') return raw === null ? 'null' : 'an object';
  if (MAY_BE_SECRET.test(raw)) return 'a text not shown here, as it may hold a secret';
  return JSON.stringify(raw.length > LONGEST ? `${raw.slice(0, LONGEST)}…` : raw);
}
