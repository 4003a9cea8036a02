import type {
  DetectorMeta,
  FieldChange,
  Finding,
  Gap,
  LeftoverGap,
  ReportedGap,
} from '@stash2plex/core';
import type { Obfuscate } from './hide-paths.ts';
import { shorten } from './shorten.ts';
import { shownLeftover } from './shown-leftover.ts';
import { shownScene, shownValue, VALUE_LIMIT } from './shown-pair.ts';

export interface ReportGapOptions {
  /** Set where paths are not to be shown. */
  readonly obfuscate: Obfuscate | undefined;
}

/** A gap in words and facts, without what it was found in: what reports show and keep. */
export function reportGap(
  gap: Gap | LeftoverGap,
  meta: Pick<DetectorMeta<string>, 'messages'>,
  { obfuscate }: ReportGapOptions,
): ReportedGap {
  const { hide, ...shown } =
    'pair' in gap ? shownPair(gap, obfuscate) : shownLeftover(gap.leftover, obfuscate);
  return {
    ...shown,
    type: gap.detector,
    message: shorten(hide(messageOf(gap, meta, hide)), VALUE_LIMIT),
    changes: (gap.changes ?? []).map((change) => reportChange(change, hide)),
  };
}

function shownPair({ pair }: Gap, obfuscate: Obfuscate | undefined) {
  const { observed } = pair;
  const ratingKey = observed.status === 'present' ? observed.item.ratingKey : undefined;
  return { ...shownScene(pair, obfuscate), ratingKey };
}

function messageOf(
  { messageId, data = {} }: Finding,
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
