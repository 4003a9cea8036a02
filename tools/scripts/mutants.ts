// `npm run test:mutants`: breaks the program in each of the listed ways, and shows that a test fails.
// -- --only <part of a name>, --list, --check (reads files only), --jobs <number>
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mutants } from '../mutants/list/index.ts';
import type { Mutant } from '../mutants/mutant.ts';
import { outcomeOf, type Outcome } from '../mutants/outcome.ts';
import { problemsOf } from '../mutants/problems.ts';
import { runSpecs } from '../mutants/run-specs.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});

const chosen = mutants.filter(({ name }) => name.includes(values.only));
const problems = problemsOf(mutants);
for (const problem of problems) print(problem);
if (chosen.length === 0) print(`No mutant has "${values.only}" in its name.`);
if (problems.length > 0 || chosen.length === 0) process.exitCode = 1;
else if (values.list) for (const { name, breaks } of chosen) print(`${name}: ${breaks}`);
else if (!values.check) process.exitCode = (await testAll(chosen)) ? 0 : 1;

/** Whether every one of them was killed. */
async function testAll(all: readonly Mutant[]): Promise<boolean> {
  if (!(await passUnbroken(all))) return false;
  const waiting = [...all];
  let killed = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const outcome = await outcomeOf(next);
      print(lineOf(next, outcome));
      if (outcome.status === 'killed') killed += 1;
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) || 1 }, worker));
  print(`${killed} of ${all.length} mutants killed`);
  return killed === all.length;
}

/** A test that fails anyway would kill everything. */
async function passUnbroken(all: readonly Mutant[]): Promise<boolean> {
  const { exitCode, failed, output } = await runSpecs(
    [...new Set(all.flatMap(({ specs }) => specs))],
    undefined,
  );
  if (exitCode === 0) return true;
  const [first] = failed;
  print(
    first
      ? `Without any mutant fails ${first.spec}: ${first.title}\n${first.message}`
      : `Without any mutant the specs do not pass, and none of them says why. ${output.trim()}`,
  );
  return false;
}

function lineOf({ name }: Mutant, outcome: Outcome): string {
  if (outcome.status === 'survived') return `SURVIVED ${name}`;
  if (outcome.status === 'broken') return `BROKEN  ${name}: ${outcome.because}`;
  const { spec, title, message } = outcome.by;
  const late = message.startsWith('Test timed out') ? ' (it timed out)' : '';
  return `killed  ${name}  by ${spec}: ${title}${late}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
