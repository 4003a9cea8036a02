// Settings arrive as native values or as text: Stash 0.27 turns numbers into text at a restart, and the
// environment knows nothing but text.

const ON = new Set(['true', '1', 'on', 'yes']);
const OFF = new Set(['false', '0', 'off', 'no']);

/** Whether nobody has said anything: a cleared text field leaves an empty text. */
export function isUnset(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

export function readText(raw: unknown): unknown {
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw);
  return typeof raw === 'string' ? raw.trim() : raw;
}

export function readWord(raw: unknown): unknown {
  const word = readText(raw);
  return typeof word === 'string' ? word.toLowerCase() : word;
}

export function readFlag(raw: unknown): unknown {
  const word = readWord(raw);
  if (typeof word !== 'string') return raw;
  if (ON.has(word)) return true;
  return OFF.has(word) ? false : raw;
}

export function readNumber(raw: unknown): unknown {
  const number = readText(raw);
  return typeof number === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(number) ? Number(number) : raw;
}
