import { count, counted } from '../../../wording/amounts.ts';
import type { RunReport } from '../../../report.ts';
import { markup, textOf, type Content, type Markup } from '../markup/markup.ts';
import { gapRow } from './gap-row.ts';
import { groupGaps, type GapGroup, type GapReason } from './group-gaps.ts';

/** As many as a phone shows without effort; all that were kept stand in the JSON file beside the page. */
const MOST_GAPS = 1_000;
/** Characters of all rows together. */
const ROOM = 1_000_000;

/** The gaps one by one, by detector and by what they are about. */
export function gapSection(report: Pick<RunReport, 'around' | 'gaps' | 'run'>): Markup {
  const groups = groupGaps(report.gaps, report.run.gaps, { most: MOST_GAPS });
  if (groups.length === 0)
    return markup`<section aria-labelledby="gaps"><h2 id="gaps">Gaps</h2><p>None: everything that was compared is in line.</p></section>`;
  const room = ROOM / groups.length;
  return markup`<section aria-labelledby="gaps"><h2 id="gaps">Gaps</h2>
<form class="search" role="search" hidden><label for="words">Search</label><input id="words" type="search" autocomplete="off" spellcheck="false" placeholder="title, path, field, scene" aria-keyshortcuts="/"><button type="button">Fold or unfold all</button><output for="words" aria-live="polite"></output></form>
${groups.map((group) => groupMarkup(group, report.around ?? {}, room))}</section>
`;
}

function groupMarkup(
  group: GapGroup,
  around: NonNullable<RunReport['around']>,
  room: number,
): Markup {
  const { type, found, reasons } = group;
  const about = around.detectors?.[type];
  let left = room;
  let shown = 0;
  const row = (gap: GapReason['gaps'][number]) => {
    const piece = gapRow(gap, around.plexServer);
    left -= textOf(piece).length;
    if (left < 0) return undefined;
    shown += 1;
    return piece;
  };
  const parts = reasons.map((reason) => reasonMarkup(reason, reason.gaps.map(row), reasons.length));
  return markup`<details class="group" id="type-${type}" open><summary><h3>${type}</h3><span class="number">${count(found)}</span>${
    about === undefined ? undefined : markup`<span class="about">${about}</span>`
  }</summary>
${parts}${moreLine(found, shown)}</details>
`;
}

function reasonMarkup(
  { fields, gaps }: GapReason,
  rows: readonly Content[],
  reasons: number,
): Markup {
  const name = fields.length > 0 ? fields.join(', ') : 'the item itself';
  const head = markup`<div class="reason"><h4>${name}</h4><span>${count(gaps.length)}</span></div>`;
  return markup`<div class="part-of-group">${reasons > 1 ? head : undefined}<ul class="gaps">
${rows}</ul></div>`;
}

function moreLine(found: number, shown: number): Markup | undefined {
  if (found === shown) return undefined;
  return markup`<p class="more faint">${counted(found - shown, 'more gap')} ${found - shown === 1 ? 'is' : 'are'} not shown here; latest.json has up to 5,000 of all.</p>\n`;
}
