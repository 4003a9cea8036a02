import { compileFunction, constants, createContext, runInContext } from 'node:vm';
import { answerDocument } from '../stash/answer-document.ts';
import type { StashHook, StashWorld } from '../stash/index.ts';
import { rootOf } from '../stash/root.ts';
import type { PluginInput } from './plugin-input.ts';
import type { PluginLogLine } from './plugin-log.ts';
import type { PluginManifests } from './plugin-manifests.ts';

/** The embedded engine of Stash: runs the script of a manifest inside the server, with what Stash gives it and no more. */
export interface HookEngine {
  /** Throws what the script throws. */
  readonly run: (hook: StashHook) => void;
  readonly runs: () => number;
  readonly log: readonly PluginLogLine[];
}

export interface HookEngineParts {
  readonly world: StashWorld;
  readonly manifests: PluginManifests;
  /** What Stash tells a plugin that is started now, without arguments. */
  readonly input: () => PluginInput;
}

export function hookEngine({ world, manifests, input }: HookEngineParts): HookEngine {
  const script = compiled(manifests.hookScript, () => world.clock.now().getTime());
  const gql = { Do: gqlOf(world) };
  const lines: PluginLogLine[] = [];
  const log = logInto(lines);
  let runs = 0;

  return {
    run: (hook) => {
      for (const { triggeredBy, defaultArgs } of manifests.hooks) {
        if (!triggeredBy.includes(hook.type)) continue;
        runs += 1;
        const { server_connection: ServerConnection } = input();
        const Args = { ...defaultArgs, hookContext: hook };
        script({ ServerConnection, Args }, gql, log);
      }
    },
    runs: () => runs,
    log: lines,
  };
}

type HookScript = (input: object, gql: object, log: object) => void;

/**
 * A context of its own for each run costs ten times the run. So there is one, which nobody can leave anything in, and
 * the script is a function in it.
 */
function compiled(code: string, now: () => number): HookScript {
  const context = createContext(constants.DONT_CONTEXTIFY);
  const setUp = runInContext(SET_UP, context) as (now: () => number) => void;
  setUp(now);
  const names = ['input', 'gql', 'log'];
  return compileFunction(code, names, { parsingContext: context }) as HookScript;
}

/** Without what a new context has and Stash's engine has not, and by Stash's clock. */
const SET_UP = `(now) => {
  delete globalThis.console;
  delete globalThis.WebAssembly;
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]));
    }
    static now() {
      return now();
    }
  };
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    Object.freeze(globalThis[name]);
    Object.freeze(globalThis[name]?.prototype);
  }
  Object.freeze(globalThis);
}`;

/** Runs inside the server, past the log-in; what it queues has no user. */
function gqlOf(world: StashWorld) {
  const root = rootOf(world);
  return (query: string, variables: object = {}): unknown => {
    const body = { query, variables: plain(variables) as Variables, operationName: undefined };
    const { data, errors } = world.jobs.withoutUser(() => answerDocument(root, body)).body;
    if (!errors) return plain(data);
    const asked = `${query} ${JSON.stringify(variables)}`;
    throw new Error(`graphql error: ${JSON.stringify(errors)} ${asked}`);
  };
}

type Variables = Readonly<Record<string, unknown>>;

/** Nothing of one context gets into the other. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function logInto(lines: PluginLogLine[]) {
  const at = (level: PluginLogLine['level']) => (text: string) => {
    lines.push({ level, text });
  };
  const levels = { Trace: at('trace'), Debug: at('debug'), Info: at('info') };
  return { ...levels, Warn: at('warning'), Error: at('error') };
}
