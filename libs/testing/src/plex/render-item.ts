import { renderMedia } from './render-media.ts';
import { cutTags, fullTags } from './render-tags.ts';
import type { View } from './view.ts';
import type { WorldItem } from './world-types.ts';
import type { Json, JsonObject } from './xml.ts';

/** One item as listings and details show it. Empty attributes are absent, never null. */
export function renderItem(item: WorldItem, view: View): JsonObject {
  const { isDetail } = view;
  if (view.switches.sparse) {
    return { ratingKey: item.ratingKey, Media: renderMedia(item, view) };
  }
  const all = {
    ...scalars(item, view),
    ...(isDetail && { librarySectionID: numberOrText(item.sectionKey, !view.switches.oddTypes) }),
    Media: renderMedia(item, view),
    ...(isDetail ? fullTags(item) : cutTags(item)),
    ...(isDetail && item.locked.length > 0 && { Field: item.locked.map(lockedField) }),
  };
  return without(all, view);
}

function scalars(item: WorldItem, { switches }: View): JsonObject {
  const { title, studio, summary, originallyAvailableAt } = item.values;
  const deletedAt = item.deletedAt ?? (switches.trash ? item.updatedAt : undefined);
  return {
    ratingKey: numberOrText(item.ratingKey, switches.oddTypes),
    key: `/library/metadata/${item.ratingKey}`,
    guid: `local://${item.id}`,
    type: item.type,
    title: numberOrText(title, switches.oddTypes),
    // A summary may be there and empty; everything else is absent then.
    summary,
    ...(studio && { studio }),
    ...(originallyAvailableAt && { originallyAvailableAt }),
    ...(originallyAvailableAt && { year: Number(originallyAvailableAt.slice(0, 4)) }),
    ...otherTexts(item),
    ...artworkOf(item),
    duration: 1_800_000,
    addedAt: seconds(item.addedAt),
    updatedAt: seconds(item.updatedAt),
    ...(deletedAt && { deletedAt: seconds(deletedAt) }),
  };
}

function artworkOf({ ratingKey, artwork: { poster, background } }: WorldItem): JsonObject {
  const path = `/library/metadata/${ratingKey}`;
  return {
    ...(poster.selected !== undefined && { thumb: `${path}/thumb/${poster.epoch}` }),
    ...(background.selected !== undefined && { art: `${path}/art/${background.epoch}` }),
  };
}

const NUMBERS = new Set(['rating', 'audienceRating', 'userRating']);

function otherTexts({ values, otherTexts: texts }: WorldItem): JsonObject {
  const shown = Object.entries(texts).filter(
    ([name, text]) => text !== '' && !(name === 'titleSort' && text === values.title),
  );
  return Object.fromEntries(
    shown.map(([name, text]) => [name, NUMBERS.has(name) ? Number(text) : text]),
  );
}

/** Plex mixes both: a text of digits becomes a number where that is asked for and loses nothing. */
function numberOrText(text: string, asNumber: boolean): string | number {
  return asNumber && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
}

function lockedField(name: string): JsonObject {
  return { locked: true, name };
}

function without(all: JsonObject, view: View): JsonObject {
  const { excludeElements, excludeFields, onlyElements, onlyFields } = view;
  const isAsItIs = excludeElements.size + excludeFields.size === 0 && !onlyElements && !onlyFields;
  if (view.switches.ignoreExcludes || isAsItIs) return all;
  const isShown = (key: string, value: Json | undefined) =>
    typeof value === 'object'
      ? !excludeElements.has(key) && (onlyElements?.has(key) ?? true)
      : !excludeFields.has(key) && (onlyFields?.has(key) ?? true);
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => isShown(key, value)));
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
