import MarkdownIt, { type Token } from 'markdown-it';

/** A page as a reader of Markdown sees it. */
export interface ReadPage {
  /** Beginnings and ends of blocks, as they stand in each other. */
  readonly blocks: string;
  /** Kinds of inline things that stand anywhere. */
  readonly inline: ReadonlySet<string>;
  /** What stands in each cell and in each paragraph, without blanks. */
  readonly texts: readonly string[];
}

/** As GitHub reads pages: with markup, and with addresses that become links by themselves. */
const reader = new MarkdownIt({ html: true, linkify: true });

export function readPage(page: string): ReadPage {
  const tokens = reader.parse(page, {});
  const lines = tokens.flatMap(({ children }) => (children ? [children] : []));
  return {
    blocks: tokens.map(({ type }) => type).join(' '),
    inline: new Set(lines.flatMap((line) => line.map(({ type }) => type))),
    texts: lines.map(textOf),
  };
}

function textOf(line: readonly Token[]): string {
  return line
    .map(({ content }) => content)
    .join('')
    .replaceAll(/\s/g, '');
}
