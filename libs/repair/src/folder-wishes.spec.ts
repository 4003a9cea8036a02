import type { Scene, Section } from '@stash2plex/core';
import { aPair } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { folderWishes } from './folder-wishes.ts';

const PATHS = { mappings: [{ stash: '/data', plex: '/media' }], ignoreCase: [] };

function aSection(key: string, ...locations: readonly string[]): Section {
  return { key, type: 'movie', title: key, refreshing: false, changeMark: '', locations };
}

function aScene(...paths: readonly string[]): Scene {
  const { scene } = aPair();
  const [file] = scene.files;
  if (!file) throw new Error('A healthy scene has a file.');
  return { ...scene, files: paths.map((path) => ({ ...file, path })) };
}

const named = (scene: Scene, sections: readonly Section[], paths = PATHS) =>
  folderWishes(scene, sections, paths).map(({ sectionKey, folder }) => `${sectionKey} ${folder}`);

describe('what Plex would have to scan for a scene', () => {
  it('is the folder of its file as Plex sees it, in the library that holds it', () => {
    const sections = [aSection('1', '/other', '/media'), aSection('2', '/media2')];

    expect(named(aScene('/data/new/a.mp4'), sections)).toEqual(['1 /media/new']);
  });

  it('is each folder once, in each library that holds it', () => {
    const scene = aScene('/data/new/a.mp4', '/data/new/b.mp4', '/data/old/c.mp4');
    const sections = [aSection('1', '/media'), aSection('2', '/media/new')];

    expect(named(scene, sections)).toEqual(['1 /media/new', '2 /media/new', '1 /media/old']);
  });

  it('is the folder of the library itself where the file lies right in it', () => {
    expect(named(aScene('/data/a.mp4'), [aSection('1', '/media/')])).toEqual(['1 /media']);
  });

  it('is written as Plex writes it, on Windows as well', () => {
    const paths = { mappings: [{ stash: '/data', plex: 'Z:\\Media' }], ignoreCase: [] };

    expect(named(aScene('/data/New/a.mp4'), [aSection('1', 'z:\\media')], paths)).toEqual([
      '1 Z:\\Media\\New',
    ]);
  });

  it.each([
    ['lies in no library', ['/elsewhere/a.mp4']],
    ['only begins like one', ['/media2/a.mp4']],
    ['has no path', ['']],
  ])('is nothing where its file %s', (_, paths) => {
    expect(named(aScene(...paths), [aSection('1', '/media')])).toEqual([]);
  });
});
