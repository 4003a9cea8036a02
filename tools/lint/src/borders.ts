// What is wrong with an import, if anything is. Pure: the rule around it only finds imports.
import { posix } from 'node:path';
import { MAY_IMPORT, NPM_ALLOWED, SPECS, SPECS_MAY_ALSO } from './layers.ts';
import type { Project } from './projects.ts';

export interface Import {
  /** The file that imports, from the workspace's root, with `/`. */
  readonly file: string;
  /** What it names. */
  readonly from: string;
}

/** A sentence for whoever wrote the import; undefined where it is fine. */
export function wrongWith(
  { file, from }: Import,
  projects: readonly Project[],
): string | undefined {
  const self = ownerOf(file, projects);
  if (!self || from.startsWith('node:')) return undefined;
  if (from.startsWith('.')) {
    const owner = ownerOf(posix.join(posix.dirname(file), from), projects);
    return owner === self
      ? undefined
      : `This is a file of ${owner?.name ?? 'nobody'}: import it by its package.`;
  }
  const target = projects.find(({ name }) => from === name || from.startsWith(`${name}/`));
  const isSpec = SPECS.some((pattern) => posix.matchesGlob(file, pattern));
  if (!target) return isSpec ? undefined : wrongPackage(self, from);
  if (target === self) return `${self.name} imports its own files by relative paths.`;
  return wrongLayer(self, target, isSpec);
}

function wrongLayer(self: Project, target: Project, isSpec: boolean): string | undefined {
  const layer = self.tags.find((tag) => tag in MAY_IMPORT);
  const allowed = [...(MAY_IMPORT[layer ?? ''] ?? []), ...(isSpec ? SPECS_MAY_ALSO : [])];
  if (target.tags.some((tag) => allowed.includes(tag))) return undefined;
  const may = allowed.length === 0 ? 'no library' : `only ${allowed.join(', ')}`;
  return `${target.name} (${target.tags.join(', ')}) may not be imported here: ${layer ?? `${self.name}, without a layer,`} imports ${may}.`;
}

function wrongPackage(self: Project, from: string): string | undefined {
  const tag = self.tags.find((one) => one in NPM_ALLOWED);
  const allowed = NPM_ALLOWED[tag ?? ''];
  if (!allowed || allowed.includes(packageOf(from))) return undefined;
  const may = allowed.length === 0 ? 'none of npm' : `of npm only ${allowed.join(', ')}`;
  return `${packageOf(from)} may not be imported here: ${tag ?? ''} imports ${may}.`;
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The root owns what nobody else does. */
function ownerOf(file: string, projects: readonly Project[]): Project | undefined {
  if (file.startsWith('..')) return undefined;
  return projects.find(({ folder }) => folder === '' || file.startsWith(`${folder}/`));
}
