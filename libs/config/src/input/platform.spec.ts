import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { thisPlatform } from './platform.ts';

it('begins where the process does', () => {
  expect(thisPlatform().cwd).toBe(process.cwd());
});

it('has a beginning even where that folder is gone', () => {
  const script = `
    import { mkdtempSync, rmdirSync } from 'node:fs';
    import { thisPlatform } from '${new URL('platform.ts', import.meta.url).href}';
    const folder = mkdtempSync('/tmp/gone-');
    process.chdir(folder);
    rmdirSync(folder);
    console.log(thisPlatform().cwd);`;
  const flags = ['--input-type=module', '-e', script];

  expect(execFileSync(process.execPath, flags, { encoding: 'utf8' })).toBe('/\n');
});
