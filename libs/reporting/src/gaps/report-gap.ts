import type { DetectorMeta, FieldChange, Gap, ReportedGap } from '@stash2plex/core';
import type { Obfuscate } from './hide-paths.ts';
import { shorten } from './shorten.ts';
import { shownScene, shownValue, VALUE_LIMIT } from './shown-pair.ts';

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
  const { observed } = gap.pair;
  const { hide, ...scene } = shownScene(gap.pair, obfuscate);
  return {
    ...scene,
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
    observed: shownValue(observed, hide),
    desired: shownValue(desired, hide),
  };
}
