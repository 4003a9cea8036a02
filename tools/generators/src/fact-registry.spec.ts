import { expect, it } from 'vitest';
import { factRegistryFile } from './fact-registry.ts';

it('lists the facts in the order of their file names', () => {
  const { path, content } = factRegistryFile(['trigger', 'queue-depth']);

  expect(path).toBe('libs/rules/src/facts/facts.generated.ts');
  expect(content).toContain(`import { queueDepth } from './queue-depth.ts';
import { trigger } from './trigger.ts';

export const facts = {
  queueDepth,
  trigger,
}`);
});
