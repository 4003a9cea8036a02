import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TASKS } from './input/tasks.ts';
import { SETTINGS } from './settings/settings.ts';

// Stash decodes strictly: one key too many, and the plugin is not loaded.
const KEYS = ['name', 'description', 'url', 'version', 'interface', 'exec', 'errLog', 'ui'];
const LISTS = ['tasks', 'hooks', 'settings'];
const TASK_KEYS = ['name', 'description', 'defaultArgs', 'execArgs'];
const SETTING_KEYS = ['displayName', 'description', 'type'];
const LEVELS = ['none', 'trace', 'debug', 'info', 'warning', 'error', 'progress'];
const OBJECTS = [
  ...['Scene', 'Image', 'Gallery', 'GalleryChapter', 'SceneMarker', 'Movie', 'Group'],
  ...['Performer', 'Studio', 'Tag'],
];
const HOOKS = [
  ...OBJECTS.flatMap((each) => ['Create', 'Update', 'Destroy'].map((did) => `${each}.${did}.Post`)),
  'Tag.Merge.Post',
];

interface Task {
  readonly name: string;
  readonly description: string;
  readonly defaultArgs?: Readonly<Record<string, unknown>>;
}

interface Manifest {
  readonly version: unknown;
  readonly interface: string;
  readonly exec: readonly string[];
  readonly errLog?: string;
  readonly tasks?: readonly Task[];
  readonly hooks?: readonly (Task & { readonly triggeredBy: readonly string[] })[];
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function manifest(name: string): Manifest {
  const path = join(import.meta.dirname, '../../..', name);
  return parse(readFileSync(path, 'utf8'), { uniqueKeys: true }) as Manifest;
}

const worker = manifest('Stash2Plex.yml');
const hooks = manifest('Stash2PlexHooks.yml');

describe.each([
  ['Stash2Plex.yml', worker],
  ['Stash2PlexHooks.yml', hooks],
])('%s', (_, { tasks = [], hooks: triggers = [], settings = {}, ...rest }) => {
  it('holds only keys that Stash knows', () => {
    expect([...KEYS, ...LISTS]).toEqual(expect.arrayContaining(Object.keys(rest)));
    for (const task of tasks) {
      expect(TASK_KEYS).toEqual(expect.arrayContaining(Object.keys(task)));
    }
    for (const hook of triggers) {
      expect([...TASK_KEYS, 'triggeredBy']).toEqual(expect.arrayContaining(Object.keys(hook)));
    }
    for (const setting of Object.values(settings)) {
      expect(SETTING_KEYS).toEqual(expect.arrayContaining(Object.keys(setting)));
    }
  });

  it('holds only values that Stash knows', () => {
    expect(String(rest.version)).toMatch(/^\d+(\.\d+)?(\.\d+)?$/);
    expect(['raw', 'js']).toContain(rest.interface);
    expect(LEVELS).toContain(rest.errLog ?? 'error');
    expect(HOOKS).toEqual(expect.arrayContaining(triggers.flatMap((hook) => hook.triggeredBy)));
    for (const { defaultArgs = {} } of [...tasks, ...triggers]) {
      expect(Object.values(defaultArgs).every((value) => typeof value === 'string')).toBe(true);
    }
  });
});

describe('the manifest of the worker', () => {
  it('starts the launcher beside it, whatever is on PATH', () => {
    expect(worker).toMatchObject({ interface: 'raw', exec: ['./stash2plex'] });
    expect(worker).not.toHaveProperty('hooks');
  });

  it('has the tasks of the code, no less and no more', () => {
    const expected = TASKS.map(({ name, description, mode }) => ({
      name,
      description,
      defaultArgs: { mode },
    }));

    expect(worker.tasks).toEqual(expected);
    expect(new Set(TASKS.map(({ name }) => name)).size).toBe(TASKS.length);
    expect(new Set(TASKS.map(({ mode }) => mode)).size).toBe(TASKS.length);
  });

  it('has the settings of the code, no less and no more', () => {
    const expected = Object.entries(SETTINGS).map(([key, { displayName, description, type }]) => [
      key,
      { displayName, description, type },
    ]);

    expect(worker.settings).toEqual(Object.fromEntries(expected));
  });

  it.each(Object.entries(SETTINGS))('names the default of %s', (key, setting) => {
    const words = { true: 'on', false: 'off', '': 'empty,' };
    const word = Object.entries(words).find(([value]) => value === String(setting.default))?.[1];

    expect(worker.settings?.[key]?.['description']).toContain(
      `Default: ${word ?? setting.default}`,
    );
  });
});

describe('the descriptions of settings', () => {
  it('of enabled names what still works while it is off', () => {
    expect(SETTINGS.enabled.description).toMatch(/dry run.*status/);
  });
});

describe('the manifest of the hook', () => {
  it('runs inside Stash and has neither tasks nor settings', () => {
    expect(hooks).toMatchObject({ interface: 'js', exec: ['stash2plex-hooks.js'] });
    expect(hooks).not.toHaveProperty('tasks');
    expect(hooks).not.toHaveProperty('settings');
  });

  it('asks for every event whose outcome Plex may show, and no other', () => {
    expect(hooks.hooks?.flatMap((hook) => hook.triggeredBy)).toEqual([
      'Scene.Create.Post',
      'Scene.Update.Post',
      'Scene.Destroy.Post',
      'Performer.Update.Post',
      'Performer.Destroy.Post',
      'Studio.Update.Post',
      'Studio.Destroy.Post',
      'Tag.Update.Post',
      'Tag.Destroy.Post',
      'Tag.Merge.Post',
    ]);
  });
});
