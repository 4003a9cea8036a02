import { expect, it } from 'vitest';
import { defineDetector } from './detector.ts';

it('refuses a message id that the detector does not declare', () => {
  const detector = defineDetector({
    id: 'sample',
    meta: { description: '', rationale: '', severity: 'info', messages: { known: 'Known.' } },
    defaultMode: 'report',
    // @ts-expect-error `unknown` is not in messages
    detect: () => ({ messageId: 'unknown' }),
  });
  expect(Object.isFrozen(detector)).toBe(true);
});
