import { expect, it } from 'vitest';
import { detectorModes, enabledDetectors, unknownDetectors } from './enabled-detectors.ts';
import { detectors } from './registry.generated.ts';

const modesOf = (modes: Parameters<typeof enabledDetectors>[0]) =>
  Object.fromEntries(enabledDetectors(modes).map(({ detector, mode }) => [detector.id, mode]));

it.each(Object.entries(detectors))('%s is filed under its own id and says why', (key, detector) => {
  expect(detector.id).toBe(key);
  expect(detector.meta.description).not.toBe('');
  expect(detector.meta.rationale).not.toBe('');
});

it('leaves every detector in its own mode while no setting says otherwise', () => {
  const own = new Map(Object.values(detectors).map(({ id, defaultMode }) => [id, defaultMode]));
  for (const { detector, mode } of enabledDetectors({})) expect(mode).toBe(own.get(detector.id));
  expect(modesOf({})).toMatchObject({ 'empty-metadata': 'repair', missing: 'repair' });
});

it('obeys the settings', () => {
  const modes = modesOf({ missing: 'off', 'stale-sync': 'report' });
  expect(modes).toMatchObject({ 'empty-metadata': 'repair', 'stale-sync': 'report' });
  expect(modes).not.toHaveProperty('missing');
});

it('lists the detectors in the order in which they are asked', () => {
  const ids = enabledDetectors({}).map(({ detector }) => detector.id);
  expect(ids.indexOf('missing')).toBeLessThan(ids.indexOf('empty-metadata'));
  expect(ids.indexOf('empty-metadata')).toBeLessThan(ids.indexOf('stale-sync'));
});

it.each(['misssing', 'toString'])('names a setting for %s, which does not exist', (id) => {
  expect(unknownDetectors({ missing: 'off', [id]: 'off' })).toEqual([id]);
});

it('says nothing of a type where every built-in one is off', () => {
  const off = { missing: 'off', 'empty-metadata': 'off', 'stale-sync': 'off' } as const;
  for (const id of Object.keys(off)) expect(modesOf(off)).not.toHaveProperty(id);
});

it('leaves one whose gaps nothing can repair in its own mode when it is asked to', () => {
  expect(modesOf({ 'orphaned-item': 'repair' })).toMatchObject({ 'orphaned-item': 'report' });
  expect(modesOf({ 'orphaned-item': 'off' })).not.toHaveProperty('orphaned-item');
});

it('knows the modes of each', () => {
  expect(detectorModes()).toMatchObject({
    missing: ['off', 'report', 'repair'],
    'ambiguous-match': ['off', 'report'],
    'orphaned-item': ['off', 'report'],
  });
});
