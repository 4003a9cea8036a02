// `npm run bench`: what the plugin costs as whole processes, against its budgets. Exits 1 when one is broken.
import { queueOutcome, repairOutcome, runOutcomes } from './cases.ts';
import { arrivalCase } from './arrival-case.ts';
import { coverCase } from './cover-case.ts';
import { crowdCase } from './crowd-case.ts';
import { liveCase } from './live-case.ts';
import { bareNode } from './measure.ts';
import { medianOf } from './numbers.ts';
import { readOptions } from './options.ts';
import { isSound, type Outcome } from './outcome.ts';
import { writePage } from './page.ts';
import { outcomeText } from './print.ts';

const { groups, runs, repeats, isWhole } = readOptions(process.argv.slice(2));
const bare = medianOf([await bareNode(), await bareNode(), await bareNode()]);
const outcomes: Outcome[] = [];

if (groups.includes('runs')) for await (const each of runOutcomes(runs, bare)) tell(each);
if (groups.includes('queueing')) tell(await queueOutcome(repeats));
if (groups.includes('writing')) tell(await repairOutcome());
if (groups.includes('covers')) tell(await coverCase());
if (groups.includes('arrivals')) tell(await arrivalCase());
if (groups.includes('live')) tell(await liveCase());
if (groups.includes('crowd')) tell(await crowdCase());

if (isWhole) await writePage(outcomes, bare);
process.exitCode = outcomes.every(isSound) ? 0 : 1;

function tell(outcome: Outcome): void {
  outcomes.push(outcome);
  process.stdout.write(`${outcomeText(outcome)}\n`);
}
