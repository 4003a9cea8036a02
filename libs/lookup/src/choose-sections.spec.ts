import { ConfigError, type Section } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { chooseSections } from './choose-sections.ts';

const section = (key: string, title: string, type = 'movie'): Section => ({
  ...{ key, title, type },
  ...{ refreshing: false, changeMark: '', locations: [] },
});
const SECTIONS = [
  section('1', 'Films'),
  section('2', 'Short, Silent'),
  section('3', 'Series', 'show'),
  section('4', '7'),
  section('7', 'Été'),
];

const keysFor = (wanted: string) => chooseSections(wanted, SECTIONS).handled.map(({ key }) => key);

describe('the setting plex_library', () => {
  it.each([
    ['nothing', '', ['1', '2', '4', '7']],
    ['blanks and commas', ' , ;\n', ['1', '2', '4', '7']],
    ['a title', 'Films', ['1']],
    ['a key', '2', ['2']],
    ['a title in another case', 'FILMS', ['1']],
    ['a title in decomposed letters', 'E\u0301te\u0301', ['7']],
    ['a title that holds a comma', 'Short, Silent', ['2']],
    ['that one among others', 'Films, Short, Silent ,Été', ['1', '2', '7']],
    ['lines', 'Films\nÉté', ['1', '7']],
    ['one library twice', 'Films, 1', ['1']],
    ['a title that is another one’s key', '7', ['4']],
  ])('takes %s', (_, wanted, keys) => {
    expect(keysFor(wanted)).toEqual(keys);
  });

  it('warns of what it cannot use, and goes on with the rest', () => {
    const { handled, warnings } = chooseSections('Films, Nowhere, Series', SECTIONS);

    expect(handled).toHaveLength(1);
    expect(warnings).toEqual([
      'Plex has no library "Nowhere" (setting plex_library).',
      'The Plex library "Series" (setting plex_library) is of type show; only movie libraries are handled.',
    ]);
  });

  it('says which libraries are not handled when none is named', () => {
    expect(chooseSections('', SECTIONS).warnings).toEqual([
      'Show libraries are not handled yet: "Series".',
    ]);
  });

  it('is an error when nothing is left, with what there is to choose from', () => {
    expect(() => chooseSections('Nowhere', SECTIONS)).toThrow(ConfigError);
    expect(() => chooseSections('Nowhere', SECTIONS)).toThrow(
      'Movie libraries of this Plex: "Films", "Short, Silent", "7", "Été".',
    );
    expect(() => chooseSections('', [])).toThrow('Plex has no movie library');
  });
});
