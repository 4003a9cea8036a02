/** Most characters (UTF-16) of a summary. */
const MAX_SUMMARY = 10_000;

// Nearly every text holds none of this, and a scene has dozens of names: looking first is cheaper than cleaning.
const UNUSUAL = /(?!\n)[\p{Cc}\p{Cs}]/u;
const UNUSUAL_LINE = /[\p{Cc}\p{Cs}]/u;
const LINE_BREAKS = /\r\n?|[\v\f\u0085]/g;
/** Once line breaks are all of one kind. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** A text of several lines: words and lines stay, only what Plex could not keep goes. */
export function paragraphs(text: string): string {
  return cut(UNUSUAL.test(text) ? clean(text) : text.trim());
}

/** A title or a name: one line. */
export function singleLine(text: string): string {
  return UNUSUAL_LINE.test(text) ? clean(text).replaceAll(/[\n\t]+/g, ' ') : text.trim();
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(LINE_BREAKS, '\n').replaceAll(CONTROLS, '').trim();
}

/** Cuts at the border of what a reader takes for one character. */
function cut(text: string): string {
  if (text.length <= MAX_SUMMARY) return text;
  const end = new Intl.Segmenter('en').segment(text).containing(MAX_SUMMARY)?.index;
  return text.slice(0, end).trimEnd();
}
