import type { LeftField, RepairRecord } from '@stash2plex/core';
import { count } from '../../../wording/amounts.ts';
import { leftWords, repairFacts, repairTitle } from '../../../wording/repair-words.ts';
import { changeTable, titleOf } from '../gaps/gap-row.ts';
import { itemLink } from '../gaps/item-link.ts';
import { markup, type Markup } from '../markup/markup.ts';
import { foreign, quoted } from '../markup/words.ts';
import { facts } from './facts.ts';
import { section } from './section.ts';

const MOST_FIELDS = 300;
const LONGEST_PATH = 260;

/** What a repair came to, within the page of a run. */
export function repairSection(repair: RepairRecord): Markup | undefined {
  const title = markup`<p>${quoted(repairTitle(repair))}</p>\n`;
  return section('repair', 'Repair', [title, facts(repairFacts(repair, quoted))]);
}

/** Fields that are not as Stash would have them, one by one. */
export function leftSection(
  { leftFields, leftFieldsOmitted }: RepairRecord,
  plexServer: string | undefined,
): Markup | undefined {
  if (leftFields.length === 0) return undefined;
  const rows = leftFields.slice(0, MOST_FIELDS).map((left) => rowOf(left, plexServer));
  const more = leftFields.length - rows.length + leftFieldsOmitted;
  const rest = more > 0 ? markup`<p class="more faint">… and ${count(more)} more</p>` : undefined;
  const list = markup`<div class="group"><ul class="gaps">\n${rows}</ul>${rest}</div>\n`;
  return section('left', 'Left as they are in Plex', list);
}

function rowOf(left: LeftField, plexServer: string | undefined): Markup {
  const { sceneId, path, ratingKey, because } = left;
  const file = path === '' ? 'no file' : foreign(path, LONGEST_PATH);
  return markup`<li><div><b>${titleOf(left)}</b><span class="path">${file}</span><span class="ids">scene ${sceneId} · ${itemLink(ratingKey, plexServer)}</span></div><div>${changeTable([left])}${leftWords(because)}</div></li>\n`;
}
