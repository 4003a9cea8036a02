import { escapeHtml } from '@stash2plex/core';
import { plainLine } from '../../../wording/plain-line.ts';

const TEXT = Symbol('markup');

/** A piece of a page. Only `markup` and `trusted` make one, so whatever stands in it is escaped. */
export interface Markup {
  readonly [TEXT]: string;
}

/** What a page is put together from; undefined is nothing, a list stands one after the other. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** Template of HTML or SVG: all that is put into it is escaped, but for pieces that were made in the same way. */
export function markup(literals: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { [TEXT]: String.raw({ raw: literals }, ...contents.map(written)) };
}

/** A text of our own source, such as the style of the page, as it is. */
export function trusted(text: string): Markup {
  return { [TEXT]: text };
}

/** The piece as text, to be kept in a file. */
export function textOf(piece: Markup): string {
  return piece[TEXT];
}

function written(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escapeHtml(plainLine(content));
  return isList(content) ? content.map(written).join('') : content[TEXT];
}

// Array.isArray does not know lists that nobody changes.
function isList(content: Markup | readonly Content[]): content is readonly Content[] {
  return Array.isArray(content);
}
