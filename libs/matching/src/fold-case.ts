/** Composed last: lower case can have a composed form where upper case has none. Blanks count in paths. */
export function foldCase(text: string): string {
  return text.toLowerCase().normalize('NFC');
}
