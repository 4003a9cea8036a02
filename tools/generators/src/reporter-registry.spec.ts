import { expect, it } from 'vitest';
import { reporterRegistryFile } from './reporter-registry.ts';

it('lists the reporters in the order of their folder names', () => {
  const { path, content } = reporterRegistryFile(['text', 'html-page']);

  expect(path).toBe('libs/reporting/src/reporters/reporters.generated.ts');
  expect(content).toContain(`import { htmlPage } from './html-page/index.ts';
import { text } from './text/index.ts';

export const reporters = {
  'html-page': htmlPage,
  'text': text,
}`);
});
