/** As the worker reads the setting: a flag may arrive as text. Unset means on. */
const OFF = new Set(['false', '0', 'off', 'no']);

export function isSwitchedOff(enabled: unknown): boolean {
  return OFF.has(String(enabled).trim().toLowerCase());
}
