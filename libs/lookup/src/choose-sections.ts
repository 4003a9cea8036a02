import { ConfigError, foldName, type Section } from '@stash2plex/core';

export interface SectionChoice {
  readonly handled: readonly Section[];
  readonly warnings: readonly string[];
}

/**
 * The movie libraries that setting `plex_library` names by title or key, or all of them.
 * A name that is unknown or of another type is a warning; none found is an error.
 */
export function chooseSections(wanted: string, sections: readonly Section[]): SectionChoice {
  const movies = sections.filter(({ type }) => type === 'movie');
  const names = splitNames(wanted, sections);
  if (names.length === 0) return chooseAll(movies, sections);

  const found = names.map((name) => ({ name, section: find(name, sections) }));
  const handled = new Set(found.flatMap(({ section }) => (isMovie(section) ? [section] : [])));
  const warnings = found.filter(({ section }) => !isMovie(section)).map(explain);
  if (handled.size > 0) return { handled: [...handled], warnings };
  throw new ConfigError(`${warnings.join(' ')} ${offer(movies)}`);
}

function chooseAll(movies: readonly Section[], sections: readonly Section[]): SectionChoice {
  if (movies.length === 0) throw new ConfigError(offer(movies));
  const shows = sections.filter(({ type }) => type === 'show').map(({ title }) => `"${title}"`);
  const warnings =
    shows.length === 0 ? [] : [`Show libraries are not handled yet: ${shows.join(', ')}.`];
  return { handled: movies, warnings };
}

/** Titles may hold commas, so the longest run of pieces that is a title or key wins. */
function splitNames(wanted: string, sections: readonly Section[]): string[] {
  return wanted.split(/[\n;]/).flatMap((line) => joinTitles(line.split(','), sections));
}

function joinTitles(pieces: readonly string[], sections: readonly Section[]): string[] {
  if (pieces.length === 0) return [];
  for (let length = pieces.length; length > 1; length -= 1) {
    const name = pieces.slice(0, length).join(',').trim();
    if (find(name, sections)) return [name, ...joinTitles(pieces.slice(length), sections)];
  }
  const [first = '', ...rest] = pieces;
  return [...(first.trim() ? [first.trim()] : []), ...joinTitles(rest, sections)];
}

function find(name: string, sections: readonly Section[]): Section | undefined {
  const exact = sections.find(({ key, title }) => key === name || title === name);
  const folded = () => sections.find(({ title }) => foldName(title) === foldName(name));
  return exact ?? folded();
}

function isMovie(section: Section | undefined): section is Section {
  return section?.type === 'movie';
}

function explain({ name, section }: { name: string; section: Section | undefined }): string {
  return section
    ? `The Plex library "${name}" (setting plex_library) is of type ${section.type}; only movie libraries are handled.`
    : `Plex has no library "${name}" (setting plex_library).`;
}

function offer(movies: readonly Section[]): string {
  if (movies.length === 0) return 'Plex has no movie library that this token can see.';
  return `Movie libraries of this Plex: ${movies.map(({ title }) => `"${title}"`).join(', ')}.`;
}
