import { markup, type Content, type Markup } from '../markup/markup.ts';

/** A label and what there is to say under it. */
export type Fact = readonly [label: string, ...lines: Content[]];

/** Labels with their lines; those with nothing to say are left out. */
export function facts(all: readonly Fact[]): Markup {
  const told = all.filter(([, ...lines]) => lines.length > 0);
  const items = told.map(([label, ...lines]) => {
    const separate = lines.map((line, nth) => (nth === 0 ? line : markup`<br>${line}`));
    return markup`<div><dt>${label}</dt><dd>${separate}</dd></div>\n`;
  });
  return markup`<dl class="facts">\n${items}</dl>\n`;
}
