import { plainLine } from '../wording/plain-line.ts';

/** What ends a line somewhere, Unicode's own separators included. */
const LINE_ENDS = /\r\n|[\n\r\u2028\u2029]/;

/** The lines of a text that say something, without what could do harm in a log. */
export function cleanLines(text: string): readonly string[] {
  return text
    .split(LINE_ENDS)
    .map((line) => plainLine(line).trimEnd())
    .filter((line) => line !== '');
}
