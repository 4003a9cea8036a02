import {
  fileTests,
  idsIn,
  rowTests,
  sceneTests,
  type FileFilter,
  type RowFilter,
  type SceneCount,
  type SceneFilter,
  type Test,
} from './criteria.ts';
import type { StashScene } from './rows.ts';
import { withTextNumbers } from './settings-text.ts';
import { select, type FindFilter, type Selection, type Sortable } from './select.ts';
import type { StashWorld } from './stash-world.ts';
import type { Table } from './table.ts';

type Settings = Readonly<Record<string, unknown>>;

interface FindArgs {
  readonly filter?: FindFilter | null;
  readonly ids?: readonly string[] | null;
}

type FindScenes = FindArgs & { readonly scene_filter?: SceneFilter | null };
type FindPerformers = FindArgs & { readonly performer_filter?: RowFilter | null };
type FindStudios = FindArgs & { readonly studio_filter?: RowFilter | null };
type FindTags = FindArgs & { readonly tag_filter?: RowFilter | null };
type FindFiles = FindArgs & { readonly file_filter?: FileFilter | null };

interface RunPluginTask {
  readonly plugin_id: string;
  readonly task_name?: string | null;
  readonly description?: string | null;
  readonly args_map?: Readonly<Record<string, unknown>> | null;
}

export type StashRoot = ReturnType<typeof rootOf>;

/** What GraphQL asks of the world, field by field of Query and Mutation. */
export function rootOf(world: StashWorld) {
  const { scenes, performers, studios, tags, files, jobs, switches } = world;
  return {
    findScene: ({ id }: { id?: string | null }) => scenes.get(id ?? '') ?? null,
    findScenes: (args: FindScenes) => {
      const { count, rows } = findScenes(scenes, args);
      return { count, scenes: () => rows().slice(0, switches.pageCap) };
    },
    findPerformers: (args: FindPerformers) => {
      const { count, rows } = findIn(performers, args, rowTests(args.performer_filter ?? {}));
      return { count, performers: rows };
    },
    findStudios: (args: FindStudios) => {
      const { count, rows } = findIn(studios, args, rowTests(args.studio_filter ?? {}));
      return { count, studios: rows };
    },
    findTags: (args: FindTags) => {
      const { count, rows } = findIn(tags, args, rowTests(args.tag_filter ?? {}));
      return { count, tags: rows };
    },
    findFiles: (args: FindFiles) => {
      const tests = fileTests(args.file_filter ?? {}, sceneCountIn(scenes));
      const { count, rows } = findIn(files, args, tests);
      return { count, files: rows };
    },
    configuration: () => configurationOf(world),
    version: () => ({ version: world.version, hash: 'simulated', build_time: '' }),
    // null, not an empty list: so does Stash.
    jobQueue: () => (jobs.list().length > 0 ? jobs.list() : null),
    findJob: ({ input }: { input: { id: string } }) => jobs.find(input.id) ?? null,
    configurePlugin: (args: { plugin_id: string; input: Readonly<Record<string, unknown>> }) => {
      world.configurePlugin(args.plugin_id, args.input);
      return args.input;
    },
    runPluginTask: (args: RunPluginTask) => runPluginTask(world, args),
  };
}

function findScenes(scenes: Table<StashScene>, args: FindScenes): Selection<StashScene> {
  if (args.ids) return selectIds(scenes, args.ids);
  const sceneFilter = args.scene_filter ?? {};
  const tests = sceneTests(sceneFilter, sceneCountIn(scenes));
  return select(scenes, { filter: args.filter, tests, ids: idsIn(sceneFilter.id) });
}

/** Counted when it is first asked, and then for all files at once. */
function sceneCountIn(scenes: Table<StashScene>): SceneCount {
  let counts: Map<string, number> | undefined;
  return (fileId) => {
    counts ??= sceneCounts(scenes.all());
    return counts.get(fileId) ?? 0;
  };
}

function sceneCounts(scenes: readonly StashScene[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { files } of scenes)
    for (const { id } of files) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function findIn<Row extends Sortable>(
  rows: Table<Row>,
  args: FindArgs,
  tests: readonly Test<Row>[],
): Selection<Row> {
  if (args.ids) return selectIds(rows, args.ids);
  return select(rows, { filter: args.filter, tests, ids: idsIn(undefined) });
}

/** Fails whole when one is missing, and heeds no paging. */
function selectIds<Row extends { readonly id: string }>(
  rows: Table<Row>,
  ids: readonly string[],
): Selection<Row> {
  const found = ids.map((id) => rows.need(id));
  return { count: () => found.length, rows: () => found };
}

function configurationOf({ plugins, credentials, switches }: StashWorld) {
  return {
    general: { username: credentials?.username ?? '', apiKey: credentials?.apiKey ?? '' },
    plugins: ({ include }: { include?: readonly string[] | null }) => {
      const known = switches.settingsKeyMissing ? [] : [...plugins];
      const asked = known.filter(([id]) => include?.includes(id) ?? true);
      const shown = switches.settingsAsText ? withTextNumbers : (its: Settings) => its;
      return Object.fromEntries(asked.map(([id, its]) => [id, shown(its)]));
    },
  };
}

function runPluginTask({ jobs }: StashWorld, task: RunPluginTask): string {
  const { plugin_id: pluginId, task_name, description, args_map } = task;
  const label = description ?? task_name ?? pluginId;
  const started = { pluginId, taskName: task_name ?? undefined, args: args_map ?? {} };
  return jobs.add(`Running plugin task: ${label}`, started).id;
}
