import type { PathMapping, PathSettings } from '@stash2plex/core';
import { ignoredFolder, pathMapping } from '../file/mapped-folders.ts';
import { parsePathMap } from '../settings/path-map.ts';
import { nameOf } from '../settings/settings.ts';
import { shown } from '../shown.ts';
import { keepUsable } from './keep-usable.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { ownValue, type RawValues } from './sources.ts';

export interface ResolvedPaths {
  readonly paths: PathSettings;
  readonly problems: readonly string[];
}

/** The mappings of `path_map`, those of config.json after them, each of them once. */
export function resolvePaths(resolved: ResolvedSettings, file: RawValues): ResolvedPaths {
  const fromText = mappingsOfText(resolved);
  const listed = keepUsable('pathMappings', ownValue(file, 'pathMappings'), pathMapping);
  const ignoreCase = keepUsable('ignoreCase', ownValue(file, 'ignoreCase'), ignoredFolder);
  const mappings = withoutRepeats([...fromText.mappings, ...listed.usable]);

  return {
    paths: { mappings, ignoreCase: ignoreCase.usable },
    problems: [
      ...fromText.problems,
      ...listed.problems,
      ...mappings.flatMap((mapping) => relativeSides(mapping, resolved)),
      ...ignoreCase.problems,
    ],
  };
}

function mappingsOfText({ values, whereOf }: ResolvedSettings) {
  const { mappings, faults } = parsePathMap(values.path_map);
  const problems = faults.map(({ entry, text }) => {
    const seen = values.obfuscate_paths ? '' : ` (${shown(text)})`;
    return `${nameOf('path_map')} in ${whereOf('path_map') ?? 'the default'}: entry ${entry}${seen} has to be two folders with one "=>" between them, such as /data=>/media; it is left out.`;
  });
  return { mappings, problems };
}

const FULL_PATH = /^(?:[/\\]|[a-z]:)/i;

function relativeSides({ stash, plex }: PathMapping, { values }: ResolvedSettings): string[] {
  const relative = [stash, plex].filter((folder) => !FULL_PATH.test(folder));
  return relative.map((folder) => {
    const seen = values.obfuscate_paths ? 'a folder' : shown(folder);
    return `A path mapping names ${seen}, which begins with neither a slash nor a drive letter and will hardly match any path; it is used as it is.`;
  });
}

function withoutRepeats(mappings: readonly PathMapping[]): readonly PathMapping[] {
  return [
    ...new Map(mappings.map((each) => [JSON.stringify([each.stash, each.plex]), each])).values(),
  ];
}
