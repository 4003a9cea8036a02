import { parsers } from 'prettier/plugins/markdown';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** A page as a reader of Markdown sees it. */
export interface ReadPage {
  /** Kinds of blocks as they stand in each other. */
  readonly blocks: string;
  /** Kinds of inline things that stand anywhere. */
  readonly inline: ReadonlySet<string>;
  /** What stands in each cell and in each paragraph, without blanks. */
  readonly texts: readonly string[];
}

const TEXT_BLOCKS = ['heading', 'paragraph', 'tableCell'];

export async function readPage(page: string): Promise<ReadPage> {
  // Parsing needs none of the options.
  const root = (await parsers.markdown.parse(page, {} as never)) as Node;
  const inline = new Set<string>();
  const texts: string[] = [];
  const blocks = blocksOf(root, (block) => {
    for (const kind of kindsIn(block)) inline.add(kind);
    texts.push(textOf(block).replaceAll(/\s/g, ''));
  });
  return { blocks, inline, texts };
}

function blocksOf({ children = [], ...node }: Node, read: (block: Node) => void): string {
  if (TEXT_BLOCKS.includes(node.type)) read({ ...node, children });
  if (TEXT_BLOCKS.includes(node.type) || children.length === 0) return node.type;
  return `${node.type}(${children.map((child) => blocksOf(child, read)).join(' ')})`;
}

function kindsIn({ children = [] }: Node): string[] {
  return children.flatMap((child) => [child.type, ...kindsIn(child)]);
}

function textOf({ value = '', children = [] }: Node): string {
  return value + children.map(textOf).join('');
}
