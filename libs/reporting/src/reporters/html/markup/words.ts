import { shorten } from '../../../gaps/shorten.ts';
import type { Show } from '../../../wording/show.ts';
import { oneLine } from '../../../wording/one-line.ts';
import { markup, type Markup } from './markup.ts';

/** Characters of a reason or message of a server. */
const LONGEST_REASON = 480;

/** What users or servers wrote, within a sentence of ours. */
export const quoted: Show = (text) => oneLine(text, LONGEST_REASON);

/** The same as a piece of its own, in its own direction of writing: names of right-to-left scripts turn nothing around. */
export function foreign(text: string, limit: number): Markup {
  return markup`<bdi>${shorten(oneLine(text, limit), limit)}</bdi>`;
}
