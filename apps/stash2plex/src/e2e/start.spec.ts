import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { it, later } from './stage.fixture.ts';

/** Told by Node at the end of the process: every module of its own that was loaded. */
const TELL = `process.on('exit', () =>
  require('node:fs').writeFileSync(process.env.MODULES_FILE, JSON.stringify(process.moduleLoadList)))`;

it('loads no HTTP client beside the one that is used', async ({ aStage, onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'stash2plex-modules-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const [teller, file] = [join(folder, 'tell.cjs'), join(folder, 'modules.json')];
  writeFileSync(teller, TELL);
  const stage = await aStage();
  const environment = { NODE_OPTIONS: `--require "${teller}"`, MODULES_FILE: file };

  await stage.run('reconcile_all', { environment });
  await stage.run('check_schedule', { at: later(1), environment });

  const modules = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
  expect(modules).toContainEqual(expect.stringMatching(/http$/));
  expect(modules.filter((name) => name.includes('undici'))).toEqual([]);
});
