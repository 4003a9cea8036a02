import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One package of the workspace. */
export interface Project {
  /** Of npm, with its scope. */
  readonly name: string;
  /** From the workspace's root, with `/`; empty for the root itself. */
  readonly folder: string;
  readonly tags: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly nx?: { readonly tags?: readonly string[] };
}

/** The packages of the workspace in this folder, with the root as the last one. */
export function projectsIn(root: string): readonly Project[] {
  const { workspaces = [] } = manifestIn(root);
  const manifests = globSync(
    workspaces.map((folder) => `${folder}/package.json`),
    { cwd: root },
  );
  const folders = manifests.map((path) => dirname(path).replaceAll('\\', '/')).toSorted();
  return [...folders, ''].map((folder) => {
    const { name, nx } = manifestIn(join(root, folder));
    return { name, folder, tags: nx?.tags ?? [] };
  });
}

/** Patterns for the sources of those that carry one of these tags. */
export function sourcesOf(projects: readonly Project[], tags: readonly string[]): string[] {
  return projects
    .filter((project) => project.tags.some((tag) => tags.includes(tag)))
    .map(({ folder }) => `${folder}/src/**/*.ts`);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
