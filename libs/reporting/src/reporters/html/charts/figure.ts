import { markup, type Content, type Markup } from '../markup/markup.ts';
import { table, type Table } from '../markup/table.ts';

/** Width of every drawing in its own units; a phone shows it about as wide. */
export const WIDTH = 360;

/** A chart: what is drawn for the eye, in words and as a table for everybody else. */
export interface Figure {
  /** Part of ids, unlike that of any other figure of the page. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in a sentence or two. */
  readonly says: string;
  /** undefined: there is nothing to draw, and `says` says so. */
  readonly drawing?: Drawing | undefined;
  /** How to read the drawing. */
  readonly key?: Content;
  readonly numbers?: Table | undefined;
}

export interface Drawing {
  readonly height: number;
  readonly shapes: readonly Markup[];
}

export function figure({ id, title, says, drawing, key, numbers }: Figure): Markup {
  return markup`<figure class="card" id="${id}"><figcaption><h3>${title}</h3><p>${says}</p></figcaption>
${drawing && svg({ id, title, says, drawing })}${key === undefined ? undefined : markup`<p class="faint">${key}</p>\n`}${
    numbers &&
    markup`<details class="numbers"><summary>Numbers of this chart</summary>${table(numbers)}</details>\n`
  }</figure>
`;
}

function svg({ id, title, says, drawing }: Figure & { readonly drawing: Drawing }): Markup {
  const { height, shapes } = drawing;
  return markup`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-says"><title id="${id}-title">${title}</title><desc id="${id}-says">${says}</desc>
${shapes}
</svg>
`;
}
