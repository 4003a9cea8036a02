import { expect, it } from 'vitest';
import { withRegion } from './region.ts';

const page = 'Before.\n\n<!-- facts:begin -->\nold\n<!-- facts:end -->\n\nAfter.\n';

it('replaces what stands between the marks, and nothing else', () => {
  const once = withRegion(page, 'facts', 'new\n');

  expect(once).toBe('Before.\n\n<!-- facts:begin -->\n\nnew\n\n<!-- facts:end -->\n\nAfter.\n');
  expect(withRegion(once, 'facts', 'new')).toBe(once);
});

it.each(['no marks', '<!-- facts:end --> <!-- facts:begin -->'])(
  'does not guess where the text belongs: %s',
  (text) => {
    expect(() => withRegion(text, 'facts', 'new')).toThrow('<!-- facts:begin -->');
  },
);
