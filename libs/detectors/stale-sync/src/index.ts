import {
  defineDetector,
  FIELDS,
  fieldState,
  type FieldChange,
  type Pair,
  type PlexItem,
} from '@stash2plex/core';

export const staleSync = defineDetector({
  id: 'stale-sync',
  meta: {
    description: 'Stash holds something that Plex does not show yet.',
    rationale:
      'An edit made while Plex was down, a renamed performer, a merged tag: no hook brings them to Plex, but the values still tell.',
    severity: 'warning',
    messages: { outOfDate: 'Out of date in Plex: {{fields}}.' },
  },
  defaultMode: 'repair',
  after: ['missing', 'empty-metadata'],
  detect(pair) {
    if (pair.observed.status !== 'present') return undefined;
    const changes = staleFields(pair, pair.observed.item);
    if (changes.length === 0) return undefined;
    const fields = changes.map(({ field }) => field).join(', ');
    return { messageId: 'outOfDate', data: { fields }, changes };
  },
});

function staleFields({ desired, ledger }: Pair, { values }: PlexItem): FieldChange[] {
  return FIELDS.flatMap((field) => {
    const wanted = desired.values[field];
    const sides = { desired: wanted, observed: values[field], ledger: ledger?.fields[field] };
    if (wanted === undefined || fieldState(field, sides) !== 'stale') return [];
    return [{ field, observed: values[field], desired: wanted }];
  });
}
