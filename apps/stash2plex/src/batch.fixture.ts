// As much of Windows' command interpreter as the launcher uses, to follow its text where there is no Windows. It is a
// reading of the documented rules, no proof; what it does not know, it refuses.
import { win32 } from 'node:path';
import { runInNewContext } from 'node:vm';

interface Machine {
  readonly environment: Readonly<Record<string, string>>;
  /** Files by path, in any case; a program answers its arguments with an exit code. */
  readonly files: Readonly<Record<string, Program | undefined>>;
}

export type Program = (args: readonly string[]) => number;

interface BatchStart extends Machine {
  /** The script's own path. */
  readonly self: string;
  readonly args?: readonly string[];
}

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
}

interface Script {
  readonly lines: readonly string[];
  readonly start: BatchStart;
  readonly variables: Map<string, string>;
  readonly stdout: string[];
}

/** Where to go on, or the exit code of the script or the subroutine. */
type Step = { readonly goto: string } | { readonly exit: number } | undefined;

export function runBatch(text: string, start: BatchStart): Ended {
  const variables = new Map(
    Object.entries(start.environment).map(([k, v]) => [k.toUpperCase(), v]),
  );
  const script = { lines: text.split('\r\n'), start, variables, stdout: [] };
  const exitCode = runFrom(script, 0);
  return { exitCode, stdout: script.stdout.join('') };
}

function runFrom(script: Script, first: number): number {
  for (let at = first, steps = 0; at < script.lines.length; at += 1, steps += 1) {
    if (steps > 1000) throw new Error('The script runs in a circle.');
    const line = script.lines[at] ?? '';
    if (line === '' || line.startsWith(':') || /^rem\b/i.test(line)) continue;
    const step = run(expand(line, script), script);
    if (step && 'exit' in step) return step.exit;
    if (step) at = script.lines.indexOf(`:${step.goto}`);
    if (at < 0) throw new Error(`There is no label for: ${line}`);
  }
  return Number(script.variables.get('ERRORLEVEL') ?? 0);
}

/** Everything between per cent signs, once: what it gives is not looked at again. */
function expand(line: string, script: Script): string {
  return line.replaceAll(/%%|%\*|%~dp0|%\w+(?::.*?)?%/g, (found) => {
    if (found === '%%') return '%';
    if (found === '%*') return (script.start.args ?? []).join(' ');
    if (found === '%~dp0') return `${win32.dirname(script.start.self)}\\`;
    return valueOf(found.slice(1, -1), script);
  });
}

/** `name`, `name:~-4` (the last four) or `name:old=new`. */
function valueOf(reference: string, { variables }: Script): string {
  const [name = '', how = ''] = reference.split(/:(.*)/s);
  const value = variables.get(name.toUpperCase()) ?? '';
  if (how === '') return value;
  if (how.startsWith('~')) return value.slice(Number(how.slice(1)));
  const [old = '', by = ''] = how.split('=');
  return value.replaceAll(old, () => by);
}

function run(command: string, script: Script): Step {
  refuseSpecials(command);
  const [word = ''] = /^[@\w]+/.exec(command.toLowerCase()) ?? [];
  const doIt = COMMANDS[word] ?? (command.startsWith('"') ? runProgram : undefined);
  if (!doIt) throw new Error(`There is no command for: ${command}`);
  return doIt(command, script);
}

/** Outside quotes these would cut the line in two, or vanish. */
function refuseSpecials(command: string): void {
  const bare = command.replaceAll(/"[^"]*"/g, '').replaceAll(/ (?:<|>|2>)nul\b/g, '');
  const isFor = /^for %%?\w in \(\S*\) do set $/.test(bare);
  if (/[&|<>^!]/.test(bare) || (/[()]/.test(bare) && !isFor)) {
    throw new Error(`Special characters outside quotes: ${command}`);
  }
}

const COMMANDS: Readonly<Record<string, (command: string, script: Script) => Step>> = {
  '@echo': () => undefined,
  setlocal: () => undefined,
  set: setVariable,
  if: runIf,
  for: runFor,
  goto: (command) => ({ goto: command.slice('goto '.length) }),
  call: (command, script) => {
    const at = script.lines.indexOf(command.slice('call '.length));
    if (at < 0) throw new Error(`There is no subroutine for: ${command}`);
    runFrom(script, at + 1);
    return undefined;
  },
  exit: (command) => ({ exit: Number(/^exit \/b (-?\d+)$/.exec(command)?.[1]) }),
  echo: (command, { stdout }) => void stdout.push(`${command.slice('echo '.length)}\r\n`),
};

function setVariable(command: string, { variables }: Script): Step {
  const [, isSum, name = '', value = ''] = /^set (\/a )?"(\w+)=(.*)"$/.exec(command) ?? [];
  if (name === '') throw new Error(`Not understood: ${command}`);
  const numbers = Object.fromEntries([...variables].map(([k, v]) => [k.toLowerCase(), Number(v)]));
  const sum = () => String(Math.trunc(Number(runInNewContext(value, numbers))));
  if (value === '') variables.delete(name.toUpperCase());
  else variables.set(name.toUpperCase(), isSum === undefined ? value : sum());
  return undefined;
}

const IF =
  /^if (?:\/i )?(not )?(?:defined (\w+)|exist "([^"]*)"|"([^"]*)"=="([^"]*)"|(-?\d+) (lss|geq|gtr) (-?\d+)) (.*)$/;

function runIf(command: string, script: Script): Step {
  const parts = IF.exec(command);
  if (!parts) throw new Error(`Not understood: ${command}`);
  const [, not, name, path, left, right, a, operator, b, then = ''] = parts;
  const holds = (): boolean => {
    if (name !== undefined) return script.variables.has(name.toUpperCase());
    if (path !== undefined) return find(path, script.start) !== 'nothing';
    if (left !== undefined) return left.toLowerCase() === right?.toLowerCase();
    const [first, second] = [Number(a), Number(b)];
    if (operator === 'lss') return first < second;
    return operator === 'geq' ? first >= second : first > second;
  };
  return holds() === (not === undefined) ? run(then, script) : undefined;
}

/** `for %f in ("one item") do …`, with `%~ff` for its full path and `%~$PATH:f` for where PATH has it. */
function runFor(command: string, script: Script): Step {
  const [, letter = '', item = '', then = ''] =
    /^for %(\w) in \((.*)\) do (.*)$/.exec(command) ?? [];
  const name = item.replaceAll('"', '');
  const onPath = (script.variables.get('PATH') ?? '')
    .split(';')
    .map((dir) => win32.join(dir, name));
  const [found = ''] = onPath.filter((path) => find(path, script.start) !== 'nothing');
  const full = win32.normalize(name).replace(/(.)\\$/, '$1');
  const filled = then
    .replaceAll(`%~$PATH:${letter}`, () => found)
    .replaceAll(`%~f${letter}`, () => full);
  return run(filled, script);
}

function runProgram(command: string, script: Script): Step {
  const bare = command.replaceAll(/ (?:<|>|2>)nul\b/g, '');
  const words = bare.match(/"[^"]*"|[^\s"]+/g) ?? [];
  const [path = '', ...args] = words.map((word) => word.replaceAll('"', ''));
  if (/\.(?:cmd|bat)$/i.test(path)) throw new Error('Another script would end this one.');
  const program = find(path, script.start);
  const exitCode = typeof program === 'function' ? program(args) : 9009;
  script.variables.set('ERRORLEVEL', String(exitCode));
  return undefined;
}

function find(path: string, { files }: Machine): Program | 'file' | 'nothing' {
  const same = (name: string) => win32.relative(name, path) === '';
  const [entry] = Object.entries(files).filter(([name]) => same(name));
  return entry ? (entry[1] ?? 'file') : 'nothing';
}
