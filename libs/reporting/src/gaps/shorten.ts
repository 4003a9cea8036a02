const ELLIPSIS = '…';

/** At most `limit` characters, the ellipsis included; never half a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - ELLIPSIS.length;
  return detached(text.slice(0, splitsPair(text, end) ? end - 1 : end)) + ELLIPSIS;
}

/** As many of the names as fit into `limit` characters, then how many were left out. */
export function shortenNames(names: readonly string[], limit: number): readonly string[] {
  let length = 0;
  const fitting = names.findIndex((name) => (length += name.length) > limit);
  if (fitting === -1) return names;

  const kept = names.slice(0, Math.max(1, fitting)).map((name) => shorten(name, limit));
  const left = names.length - kept.length;
  return left === 0 ? kept : [...kept, `${ELLIPSIS} ${left} more`];
}

function splitsPair(text: string, end: number): boolean {
  return (text.codePointAt(end - 1) ?? 0) > 0xff_ff;
}

// V8 keeps the whole text alive as long as a slice of it.
function detached(slice: string): string {
  return JSON.parse(JSON.stringify(slice)) as string;
}
