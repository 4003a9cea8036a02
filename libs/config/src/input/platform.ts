import path, { type PlatformPath } from 'node:path';

/** How paths are written, and where relative ones begin. A value, so that tables can ask for any platform on any. */
export interface Platform {
  readonly path: PlatformPath;
  readonly cwd: string;
}

export function thisPlatform(): Platform {
  return { path, cwd: workingFolder() };
}

/** Stash may have been started in a folder that is gone by now; Node then knows no name for it. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return path.parse(process.execPath).root;
  }
}
