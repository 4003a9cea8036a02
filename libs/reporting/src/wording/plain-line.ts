/** Controls would be read as level or progress, or steer a terminal; Unicode has line ends of its own. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
/** Turn the direction of writing, and so what a reader sees. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text on one line, without what could do harm where people read it. */
export function plainLine(text: string): string {
  return text.toWellFormed().replaceAll(CONTROLS, ' ').replaceAll(TURNS, '');
}
