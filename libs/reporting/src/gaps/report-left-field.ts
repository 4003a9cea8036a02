import type { LeftField, UnwrittenField, UnwrittenPicture } from '@stash2plex/core';
import type { ReportGapOptions } from './report-gap.ts';
import { shownScene, shownValue } from './shown-pair.ts';

/** A field or picture that a repair left as it is, without its pair: what reports show and keep. */
export function reportLeftField(
  left: UnwrittenField | UnwrittenPicture,
  { obfuscate }: ReportGapOptions = { obfuscate: undefined },
): LeftField {
  const { pair, field, because } = left;
  const { hide, ...scene } = shownScene(pair, obfuscate);
  const item = pair.observed.status === 'present' ? pair.observed.item : undefined;
  const { observed, desired } =
    'observed' in left
      ? left
      : {
          observed: item?.values[left.field] ?? '',
          desired: pair.desired.values[left.field] ?? '',
        };
  return {
    ...scene,
    ...{ ratingKey: item?.ratingKey ?? '', field, because },
    observed: shownValue(observed, hide),
    desired: shownValue(desired, hide),
  };
}
