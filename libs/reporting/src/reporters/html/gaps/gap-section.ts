import { MOST_KEPT } from '../../../gaps/collect-gaps.ts';
import { count, counted } from '../../../wording/amounts.ts';
import type { RunReport } from '../../../report.ts';
import { markup, textOf, type Markup } from '../markup/markup.ts';
import { foreign } from '../markup/words.ts';
import { gapRow } from './gap-row.ts';
import { groupGaps, type GapGroup, type GapReason } from './group-gaps.ts';

/** As many as a phone shows without effort; all that were kept stand in the JSON file beside the page. */
const MOST_GAPS = 1_000;
/** Characters of all rows together. */
const ROOM = 1_000_000;
const LONGEST_REASON = 240;

/** The gaps one by one, by detector and by what they are about. */
export function gapSection(report: Pick<RunReport, 'around' | 'gaps' | 'run'>): Markup {
  const groups = groupGaps(report.gaps, report.run.gaps, { most: MOST_GAPS });
  if (groups.length === 0)
    return markup`<section aria-labelledby="gaps"><h2 id="gaps">Gaps</h2><p>None: everything that was compared is in line.</p></section>`;
  const room = ROOM / groups.length;
  return markup`<section aria-labelledby="gaps"><h2 id="gaps">Gaps</h2>
<form class="search" role="search" hidden><label for="words">Search</label><input id="words" type="search" autocomplete="off" spellcheck="false" placeholder="title, path, field, scene" aria-keyshortcuts="/"><button type="button">Fold or unfold all</button><output for="words" aria-live="polite"></output></form>
${jumpTo(groups)}${groups.map((group) => groupMarkup(group, report.around ?? {}, room))}</section>
`;
}

/** Links to the groups: the first may be long. */
function jumpTo(groups: readonly GapGroup[]): Markup | undefined {
  if (groups.length < 2) return undefined;
  const links = groups.map(
    ({ type, found }) => markup`<li><a href="#type-${type}">${type}</a> ${count(found)}</li>`,
  );
  return markup`<nav aria-label="Types of gap"><ul class="types">${links}</ul></nav>\n`;
}

type Around = NonNullable<RunReport['around']>;

function groupMarkup({ type, found, reasons }: GapGroup, around: Around, room: number): Markup {
  const about = around.detectors?.[type];
  const { parts, shown } = fittingParts(reasons, around.plexServer, room);
  return markup`<details class="group" id="type-${type}" open><summary><h3>${type}</h3><span class="number">${count(found)}</span>${
    about === undefined ? undefined : markup`<span class="about">${about}</span>`
  }</summary>
${parts}${moreLine(found, shown)}</details>
`;
}

/** As many rows as there is room for, in characters, and how many they are. */
function fittingParts(reasons: readonly GapReason[], plexServer: string | undefined, room: number) {
  let left = room;
  let shown = 0;
  const parts = reasons.map(({ name, gaps }) => {
    const rows: Markup[] = [];
    for (const gap of gaps) {
      const row = gapRow(gap, { plexServer, isTold: name !== undefined });
      left -= textOf(row).length;
      if (left < 0) break;
      rows.push(row);
    }
    shown += rows.length;
    return rows.length === 0 ? undefined : reasonMarkup(name, rows);
  });
  return { parts, shown };
}

function reasonMarkup(name: string | undefined, rows: readonly Markup[]): Markup {
  const head =
    name !== undefined &&
    markup`<div class="reason"><h4>${foreign(name, LONGEST_REASON)}</h4><span>${count(rows.length)}</span></div>`;
  return markup`<div class="part-of-group">${head || undefined}<ul class="gaps">
${rows}</ul></div>`;
}

function moreLine(found: number, shown: number): Markup | undefined {
  if (found === shown) return undefined;
  const are = found - shown === 1 ? 'is' : 'are';
  return markup`<p class="more faint">${counted(found - shown, 'more gap')} ${are} not shown here; latest.json has up to ${count(MOST_KEPT)} of all.</p>\n`;
}
