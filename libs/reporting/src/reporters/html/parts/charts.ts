import type { QueueStatus } from '@stash2plex/core';
import type { Surroundings } from '../../../surroundings.ts';
import { figure } from '../charts/figure.ts';
import { gapChart } from '../charts/gap-chart.ts';
import { outageChart } from '../charts/outage-chart.ts';
import { queueChart } from '../charts/queue-chart.ts';
import { markup, type Markup } from '../markup/markup.ts';

interface Charted {
  readonly status: QueueStatus;
  readonly around?: Surroundings | undefined;
}

/** What the last runs found, what the queue holds, when Plex did not answer. `now`: the instant that the page tells of. */
export function charts({ status, around = {} }: Charted, now: Date): Markup {
  const outages = around.outages ?? (status.outage ? [status.outage] : []);
  const all = [
    gapChart(status.runs),
    queueChart(status),
    outageChart(outages, now, around.outageFigures),
  ];
  return markup`<section aria-labelledby="charts"><h2 id="charts">At a glance</h2>
<div class="cards">
${all.map(figure)}</div></section>
`;
}
