/** JSON that was read, or where its first fault is: an offset in the text (byte order mark aside), its end when it was cut. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly at: number };

/** Reads JSON, a byte order mark allowed. The parser's own message is dropped: it quotes the text, secrets included. */
export function parseJson(text: string): ParsedJson {
  const bare = withoutMark(text);
  const fault = faultOf(bare);
  if (!fault) return { ok: true, value: JSON.parse(bare) as unknown };
  return { ok: false, at: fault.at ?? firstBadOffset(bare) };
}

/** Line and column of an offset, both counted from 1, as editors do. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = withoutMark(text).slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

interface Fault {
  readonly at: number | undefined;
}

function faultOf(text: string): Fault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.includes('end of JSON input')) return { at: text.length };
    const [, offset] = / at position (\d+)/.exec(message) ?? [];
    return { at: offset === undefined ? undefined : Number(offset) };
  }
}

// Node names no place for an unexpected word. A text up to the fault is merely unfinished, one past it is wrong.
function firstBadOffset(text: string): number {
  let unfinished = 0;
  let wrong = text.length;
  while (wrong - unfinished > 1) {
    const middle = Math.floor((unfinished + wrong) / 2);
    const fault = faultOf(text.slice(0, middle));
    if (!fault || fault.at === middle) unfinished = middle;
    else wrong = middle;
  }
  return unfinished;
}
