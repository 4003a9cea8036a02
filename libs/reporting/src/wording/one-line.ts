import { shorten } from '../gaps/shorten.ts';
import { plainLine } from './plain-line.ts';

/** A text on one line of at most `limit` characters, with single blanks. */
export function oneLine(text: string, limit: number): string {
  return shorten(plainLine(text).replaceAll(/\s+/g, ' ').trim(), limit);
}
