import { count } from '../../../wording/amounts.ts';
import { quoted } from '../markup/words.ts';
import { markup, type Content, type Markup } from '../markup/markup.ts';

const MOST_LINES = 50;

/** A heading with what stands below; nothing without content. `id`: unlike that of any other section. */
export function section(id: string, title: string, content: Content): Markup | undefined {
  if (content === undefined) return undefined;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}</section>
`;
}

/** Lines one below the other; undefined without any. */
export function lines(texts: readonly string[]): Markup | undefined {
  if (texts.length === 0) return undefined;
  const items = texts.slice(0, MOST_LINES).map((text) => markup`<li>${quoted(text)}</li>`);
  const left = texts.length - items.length;
  const more = left > 0 ? markup`<li class="faint">… and ${count(left)} more</li>` : undefined;
  return markup`<ul class="lines">${items}${more}</ul>\n`;
}
