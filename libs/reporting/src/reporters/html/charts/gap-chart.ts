import type { RunRecord } from '@stash2plex/core';
import { count, counted, total, when } from '../../../wording/amounts.ts';
import { markup, type Content, type Markup } from '../markup/markup.ts';
import type { Table } from '../markup/table.ts';
import { dayName, dayOf } from './days.ts';
import { WIDTH, type Drawing, type Figure } from './figure.ts';
import { gapHistory, type FoundByRun, type GapHistory } from './gap-history.ts';
import { barLength, round } from './geometry.ts';

const ROW = 46;
const BARS_TOP = 18;
const BARS = 22;
const AXIS = 22;
const WIDEST_SLOT = 60;
/** Between the days that the axis names. */
const DAY_ROOM = 46;

/** What the last runs found, type by type: each has a row of bars of its own, so small numbers are seen beside large ones. */
export function gapChart(runs: readonly RunRecord[]): Figure {
  const history = gapHistory(runs);
  const hasPart = history.runs.some(({ scope }) => scope !== 'all');
  return {
    id: 'gaps-by-run',
    title: 'Gaps by run',
    says: saysOf(history),
    ...(history.found.length > 0 && {
      drawing: drawingOf(history),
      key: [
        'Each row has its own scale.',
        ...(hasPart ? [' Pale bars: runs over recent scenes only.'] : []),
      ],
    }),
    ...(history.runs.length > 0 && { numbers: numbersOf(history) }),
  };
}

function saysOf({ runs, found, none }: GapHistory): string {
  const newest = runs.at(-1);
  if (!newest) return 'No run has ended yet.';
  const looked = runs.length === 1 ? 'The only run so far' : `The newest of ${runs.length} runs`;
  const now = `${looked} found ${counted(total(newest.gaps), 'gap')}.`;
  if (found.length === 0) return now;
  return none.length > 0 ? `${now} In none of them: ${none.join(', ')}.` : now;
}

function drawingOf(history: GapHistory): Drawing {
  const { runs, found } = history;
  const slot = Math.min(WIDEST_SLOT, WIDTH / runs.length);
  const bottom = ROW * found.length;
  const rows = found.map((row, nth) => rowOf(row, { runs, slot, top: ROW * nth }));
  return { height: bottom + AXIS, shapes: [...rows, axisOf(runs, { slot, top: bottom })] };
}

interface Place {
  readonly slot: number;
  readonly top: number;
}

function rowOf(
  { type, counts, most }: FoundByRun,
  place: Place & Pick<GapHistory, 'runs'>,
): Markup {
  const { runs, slot, top } = place;
  const newest = counts.at(-1);
  const ground = top + BARS_TOP + BARS;
  const bars = runs.map((run, nth) => {
    const height = barLength(counts[nth] ?? 0, most, BARS);
    if (height === 0) return undefined;
    const kind = run.scope === 'all' ? 'bar' : 'bar part';
    const says = `${when(run.startedAt)}: ${count(counts[nth] ?? 0)} ${type}`;
    return markup`<rect class="${kind}" x="${round(slot * nth)}" y="${round(ground - height)}" width="${round(slot - Math.min(3, slot / 5))}" height="${height}"><title>${says}</title></rect>`;
  });
  const high =
    most > (newest ?? 0)
      ? markup`<tspan class="faint">highest ${count(most)}, now </tspan>`
      : undefined;
  const last = newest === undefined ? 'not looked for' : count(newest);
  return markup`<g><text x="0" y="${top + 12}">${type}</text><text x="${WIDTH}" y="${top + 12}" text-anchor="end">${high}<tspan class="strong">${last}</tspan></text>${bars}<path class="axis" d="M0 ${ground + 0.5}H${WIDTH}"/></g>\n`;
}

/** The days on which runs began: the last one always, of the others those that there is room for. */
function axisOf(runs: readonly RunRecord[], { slot, top }: Place): Markup {
  const firsts = runs.flatMap(({ startedAt }, nth) => {
    const before = runs[nth - 1];
    return before && dayOf(before.startedAt) === dayOf(startedAt) ? [] : [{ startedAt, nth }];
  });
  let free = WIDTH + DAY_ROOM;
  const labels: Content[] = [];
  for (const { startedAt, nth } of firsts.toReversed()) {
    const begins = Math.min(slot * nth, WIDTH - DAY_ROOM);
    if (begins + DAY_ROOM > free) continue;
    free = begins;
    // However wide its letters are: at the edge they end with the chart.
    const [x, anchor] = begins < slot * nth ? [WIDTH, 'end'] : [begins, 'start'];
    labels.unshift(
      markup`<text class="faint" x="${round(x)}" y="${top + 12}" text-anchor="${anchor}">${dayName(startedAt)}</text>`,
    );
  }
  return markup`<g>${labels}</g>`;
}

function numbersOf({ runs, found, none }: GapHistory): Table {
  const types = [...found.map(({ type }) => type), ...none];
  return {
    caption: 'Gaps by run, newest first',
    head: ['Started', 'Scope', 'Status', 'Scenes', ...types],
    rows: runs
      .toReversed()
      .map((run) => [
        when(run.startedAt),
        run.scope,
        run.dryRun ? `${run.status} (dry)` : run.status,
        count(run.scenesChecked),
        ...types.map((type) => (Object.hasOwn(run.gaps, type) ? count(run.gaps[type] ?? 0) : '–')),
      ]),
  };
}
