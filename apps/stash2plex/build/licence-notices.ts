import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of Stash2Plex and of every npm package that the bundle holds code of, as one text. */
export function licenceNotices(root: string, bundled: readonly string[]): string {
  const packages = new Set(bundled.flatMap((input) => packageFolder(input) ?? []));
  const notices = [...packages].toSorted().map((folder) => notice(join(root, folder)));
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  return [`Stash2Plex\n\n${own}`, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/** `../../libs/x/node_modules/@a/b/c.js` → `libs/x/node_modules/@a/b`: npm also puts packages beside the one that needs them. */
function packageFolder(input: string): string | undefined {
  return /^(?:\.\.\/)*((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string };
  const file = existsSync(folder)
    ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    : undefined;
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license ?? 'see its package'})\n\n${text}`.trim();
}
