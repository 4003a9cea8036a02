import type { DetectorMeta, FieldChange, FieldValue, Gap, ReportedGap } from '@stash2plex/core';
import { pathHider, type Obfuscate } from './hide-paths.ts';
import { shorten, shortenNames } from './shorten.ts';

/** Characters of one value, or of all names of one list, that a report keeps. */
const VALUE_LIMIT = 500;

export interface ReportGapOptions {
  /** Set where paths are not to be shown. */
  readonly obfuscate: Obfuscate | undefined;
}

/** A gap in words and facts, without its pair: what reports show and keep. */
export function reportGap(
  gap: Gap,
  meta: Pick<DetectorMeta<string>, 'messages'>,
  { obfuscate }: ReportGapOptions,
): ReportedGap {
  const { scene, observed } = gap.pair;
  const hide = obfuscate ? pathHider(gap.pair, obfuscate) : unchanged;
  const path = scene.files[0]?.path ?? '';
  return {
    sceneId: scene.id,
    title: shorten(hide(scene.title), VALUE_LIMIT),
    path: obfuscate && path !== '' ? obfuscate(path) : path,
    type: gap.detector,
    ratingKey: observed.status === 'present' ? observed.item.ratingKey : undefined,
    message: shorten(hide(messageOf(gap, meta, hide)), VALUE_LIMIT),
    changes: (gap.changes ?? []).map((change) => reportChange(change, hide)),
  };
}

function messageOf(
  { messageId, data = {} }: Gap,
  { messages }: Pick<DetectorMeta<string>, 'messages'>,
  hide: Obfuscate,
): string {
  const message = messages[messageId] ?? messageId;
  return message.replaceAll(/\{\{\s*([^{}\s]+)\s*\}\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? placeholder : hide(String(value));
  });
}

function reportChange({ field, observed, desired }: FieldChange, hide: Obfuscate): FieldChange {
  return {
    field,
    observed: reportValue(observed, hide),
    desired: reportValue(desired, hide),
  };
}

function reportValue(value: FieldValue, hide: Obfuscate): FieldValue {
  if (typeof value === 'string') return shorten(hide(value), VALUE_LIMIT);
  return shortenNames(value.map(hide), VALUE_LIMIT);
}

function unchanged(text: string): string {
  return text;
}
