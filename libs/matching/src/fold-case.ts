/**
 * Composed last: lower case can have a composed form where upper case has none. A sigma at the end of a word has a small
 * letter of its own, and file systems take it for the other. Blanks count in paths.
 */
export function foldCase(text: string): string {
  return text.toLowerCase().normalize('NFC').replaceAll('ς', 'σ');
}
