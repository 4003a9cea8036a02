// The process that Stash starts for a task. The hook is not here: it runs inside Stash and only asks for this one.
import { setFlagsFromString } from 'node:v8';
import { answerTo, type Answer } from './answer.ts';
import { readStdin, writeAll } from './stdio.ts';

const STDOUT = 1;
const STDERR = 2;

// The heap may only double before it is swept: 40 MB less in a long run for 5 % of processor time. As a flag of the
// launcher it would make Node compile its own modules anew at each start, a sixth of what a start takes.
setFlagsFromString('--heap-growing-percent=100');

// Stash closes the log when a line is too long for it; without a listener that would end this process.
process.stderr.on('error', () => undefined);

// What escapes every other net still has to be one JSON document.
process.on('uncaughtException', (error) => {
  finish({ stdout: JSON.stringify({ error: `Stash2Plex failed: ${error.name}` }), exitCode: 1 });
});

const writeLog = (line: string) => writeAll(STDERR, line);
void answerTo(readStdin(), { environment: process.env, writeLog }).then(finish);

function finish({ stdout, exitCode }: Answer): void {
  writeAll(STDOUT, stdout);
  // Kept-alive connections must not keep Stash waiting.
  process.exit(exitCode);
}
