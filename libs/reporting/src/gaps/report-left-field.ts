import type { LeftField, UnwrittenField } from '@stash2plex/core';
import type { ReportGapOptions } from './report-gap.ts';
import { shownScene, shownValue } from './shown-pair.ts';

/** A field that a repair left as it is, without its pair: what reports show and keep. */
export function reportLeftField(
  { pair, field, because }: UnwrittenField,
  { obfuscate }: ReportGapOptions = { obfuscate: undefined },
): LeftField {
  const { hide, ...scene } = shownScene(pair, obfuscate);
  const item = pair.observed.status === 'present' ? pair.observed.item : undefined;
  return {
    ...scene,
    ...{ ratingKey: item?.ratingKey ?? '', field, because },
    observed: shownValue(item?.values[field] ?? '', hide),
    desired: shownValue(pair.desired.values[field] ?? '', hide),
  };
}
