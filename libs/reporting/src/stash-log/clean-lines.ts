/** What ends a line somewhere, Unicode's own separators included. */
const LINE_ENDS = /\r\n|[\n\r\u2028\u2029]/;
/** Controls would be read as level or progress, or steer a terminal. */
const CONTROLS = /\p{Cc}/gu;
/** Turn the direction of writing, and so what a reader sees. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

/** The lines of a text that say something, without what could do harm in a log. */
export function cleanLines(text: string): readonly string[] {
  return text
    .toWellFormed()
    .split(LINE_ENDS)
    .map((line) => line.replaceAll(CONTROLS, ' ').replaceAll(TURNS, '').trimEnd())
    .filter((line) => line !== '');
}
