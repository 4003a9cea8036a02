import { isEmpty, type FieldValue, type LeftField, type ReportedGap } from '@stash2plex/core';
import { foreign } from '../markup/words.ts';
import { markup, type Markup } from '../markup/markup.ts';
import { itemLink } from './item-link.ts';

const LONGEST_TITLE = 160;
const LONGEST_PATH = 260;
const LONGEST_MESSAGE = 260;
const LONGEST_VALUE = 160;

/** One gap: scene, file and item, and what differs; `isTold`: its message stands above it already. */
export function gapRow(
  gap: ReportedGap,
  { plexServer, isTold }: { readonly plexServer: string | undefined; readonly isTold: boolean },
): Markup {
  const { sceneId, path, ratingKey, changes } = gap;
  const file = path === '' ? 'no file' : foreign(path, LONGEST_PATH);
  const ids = [
    sceneId === '' ? [] : markup`scene ${sceneId}`,
    ratingKey === undefined ? [] : itemLink(ratingKey, plexServer),
  ].flat();
  const message = isTold ? undefined : markup`<div>${foreign(gap.message, LONGEST_MESSAGE)}</div>`;
  const what = changes.length > 0 ? markup`<div>${changeTable(changes)}</div>` : message;
  return markup`<li><div><b>${titleOf(gap)}</b><span class="path">${file}</span><span class="ids">${ids.flatMap((id, index) => (index === 0 ? [id] : [markup` · `, id]))}</span></div>${what}</li>\n`;
}

/** Of a field or a picture. */
type Change = Pick<LeftField, 'desired' | 'field' | 'observed'>;

/** Field, what Plex has, what it should have. */
export function changeTable(changes: readonly Change[]): Markup {
  const rows = changes.map(
    ({ field, observed, desired }) =>
      markup`<tr><th scope="row">${field}</th><td class="has"><span class="unseen">Plex has </span>${shownValue(observed)}</td><td class="arrow"><span class="unseen">, should have </span>${shownValue(desired)}</td></tr>`,
  );
  return markup`<table>${rows}</table>`;
}

export function titleOf({ title }: Pick<ReportedGap, 'title'>): Markup {
  return title.trim() === '' ? markup`<i>no title</i>` : foreign(title, LONGEST_TITLE);
}

function shownValue(value: FieldValue): Markup {
  if (isEmpty(value)) return markup`<i>empty</i>`;
  return foreign(typeof value === 'string' ? value : value.join(', '), LONGEST_VALUE);
}
