import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

const FIELDS = [
  ...['title', 'studio', 'summary', 'originallyAvailableAt', 'actor', 'genre', 'collection'],
] as const;

/** How values are made, compared and told apart. */
export const values: readonly Mutant[] = [
  ...inFile(
    { file: 'libs/projection/src/hash-of.ts', specs: ['libs/projection/src/project.spec.ts'] },
    FIELDS.map((field) => ({
      name: `hash-${field}`,
      breaks: `an edit of the field ${field} leaves the hash as it was, and is never queued`,
      find: 'if (value !== undefined) parts',
      replace: `if (value !== undefined && field !== '${field}') parts`,
    })),
  ),
  ...inFile(
    { file: 'libs/projection/src/hash-of.ts', specs: ['libs/projection/src/project.spec.ts'] },
    [
      {
        name: 'hash-order-of-names',
        breaks: 'tags in another order are another value',
        find: 'value.map(foldName).sort().join',
        replace: 'value.map(foldName).join',
      },
      {
        name: 'hash-neighbours',
        breaks: 'a value that moves from one field to the next leaves the hash as it was',
        find: 'parts.push(field, written(value))',
        replace: 'parts.push(written(value))',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/projection/src/project.ts',
      specs: ['libs/projection/src/project.spec.ts', 'libs/projection/src/fit.spec.ts'],
    },
    [
      {
        name: 'switched-off-field',
        breaks: 'a field that is switched off is written',
        find: 'if (FIELDS.every(isOn)) return values;',
        replace: 'if (FIELDS.some(isOn)) return values;',
      },
      {
        name: 'max-tags',
        breaks: 'more genres are written than max_tags says',
        find: '.slice(0, maxTags)',
        replace: '.slice(0, maxTags + 1)',
      },
      {
        name: 'limit-in-projection',
        breaks: 'what a server cannot take is wanted again and again',
        find: 'if (settings.maxRequestBytes === undefined) return',
        replace: 'if (settings.fields) return',
      },
    ],
  ),
  ...inFile({ file: 'libs/core/src/compare.ts', specs: ['libs/core/src/compare.spec.ts'] }, [
    {
      name: 'text-composed',
      breaks: 'a text in decomposed letters differs from itself',
      find: "(MAY_COMPOSE.test(text) ? text.normalize('NFC') : text).trim()",
      replace: 'text.trim()',
    },
    {
      name: 'text-trimmed',
      breaks: 'blanks around a text, which Plex cuts off, are a difference for ever',
      find: ': text).trim();',
      replace: ': text);',
    },
    {
      name: 'text-case',
      breaks: 'a title that changes in case only is never written',
      find: 'text === other || foldText(text) === foldText(other)',
      replace: 'foldText(text).toLowerCase() === foldText(other).toLowerCase()',
    },
    {
      name: 'tag-case',
      breaks: 'a tag that Plex has in another case is written again and again',
      find: 'const lower = text.toLowerCase();',
      replace: 'const lower = text;',
    },
    {
      name: 'tag-composed',
      breaks: 'a tag in decomposed letters differs from itself',
      find: "lower.normalize('NFC').replaceAll",
      replace: 'lower.replaceAll',
    },
    {
      name: 'names-both-ways',
      breaks: 'a name that has to go is in line',
      find: "(field === 'collection' || areAmong(observed, desired))",
      replace: 'observed.length >= 0',
    },
    {
      name: 'collections-of-others',
      breaks: 'a collection of others is a difference',
      find: "(field === 'collection' || areAmong(observed, desired))",
      replace: 'areAmong(observed, desired)',
    },
  ]),
  ...inFile(
    {
      file: 'libs/core/src/compare.ts',
      specs: ['libs/matching/src/path-platforms.spec.ts'],
    },
    [
      {
        name: 'path-case',
        breaks: 'a path of Windows is not found in another case',
        find: 'const lower = text.toLowerCase();',
        replace: 'const lower = text;',
      },
      {
        name: 'path-folded-composed',
        breaks: 'a name in decomposed letters is not found where case is folded',
        find: "lower.normalize('NFC').replaceAll",
        replace: 'lower.replaceAll',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/matching/src/path-parts.ts',
      specs: ['libs/matching/src/path-platforms.spec.ts'],
    },
    [
      {
        name: 'path-composed',
        breaks: 'a path of macOS in decomposed letters is not found',
        find: "return text.normalize('NFC');",
        replace: 'return text;',
      },
      {
        name: 'path-whole-names',
        breaks: 'a mapping takes paths that only begin like its folder',
        find: 'own !== undefined && fold(own) === fold(name)',
        replace: 'own !== undefined && fold(own).startsWith(fold(name))',
      },
      {
        name: 'path-separators',
        breaks: 'a path of Windows is one long name',
        find: "windows ? path.replaceAll('\\\\', '/') : path",
        replace: 'path',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/matching/src/path-key.ts', specs: ['libs/matching/src/path-key.spec.ts'] },
    [
      {
        name: 'path-case-counts',
        breaks: 'two files of Linux that differ in case are one',
        find: 'return folds ? foldCase(key) : compose(key);',
        replace: 'return foldCase(key);',
      },
      {
        name: 'path-case-told',
        breaks: 'folders whose case does not count are not heeded',
        find: 'path.windows || ignoreCase.some',
        replace: 'path.windows || [].some',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/matching/src/plex-path.ts', specs: ['libs/matching/src/plex-path.spec.ts'] },
    [
      {
        name: 'longest-mapping',
        breaks: 'of two mappings the shorter one wins',
        find: 'b.stash.names.length - a.stash.names.length',
        replace: 'a.stash.names.length - b.stash.names.length',
      },
    ],
  ),
];
