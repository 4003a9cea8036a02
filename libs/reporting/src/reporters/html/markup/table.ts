import { markup, type Content, type Markup } from './markup.ts';

export interface Table {
  /** What the table is of, for those who hear it. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly Content[])[];
}

/** A table; columns of amounts stand to the right. It scrolls by itself where it is too wide, not the page. */
export function table({ caption, head, rows }: Table): Markup {
  const amounts = head.map((_, nth) => nth > 0 && rows.every((row) => isAmount(row[nth])));
  const kind = (nth: number) => (amounts[nth] ? markup` class="amount"` : undefined);
  const heads = head.map((name, nth) => markup`<th scope="col"${kind(nth)}>${name}</th>`);
  const lines = rows.map(([name, ...cells]) => {
    const tds = cells.map((cell, nth) => markup`<td${kind(nth + 1)}>${cell}</td>`);
    return markup`<tr><th scope="row">${name}</th>${tds}</tr>\n`;
  });
  return markup`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table>
<caption class="unseen">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody></table></div>`;
}

function isAmount(cell: Content): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^[\d,]+$/.test(cell));
}
