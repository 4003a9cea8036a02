import { expect, it } from 'vitest';
import { workerRun } from './worker-run.ts';

const START = { jobId: '1', args: {}, hasUser: true, startedAt: new Date(0) };
const ANSWER = { stderr: '', tookMs: 1, lines: [], progress: [] };

// As seen on a running Stash.
it.each<[string, number | undefined, object]>([
  ['{"output":7}', 0, { output: 7, error: undefined }],
  ['{"output":7}\n\n', 0, { output: 7, error: undefined }],
  ['{"output":7,"error":null}', 0, { output: 7, error: undefined }],
  ['{"error":"e"}', 0, { output: null, error: 'e' }],
  ['{"error":"e","output":7}', 1, { output: 7, error: 'e' }],
  ['{"error":{"code":1}}', 0, { output: null, error: '' }],
  ['{"output":7}', 7, { output: 7, error: 'exit status 7' }],
  ['{"output":7}', undefined, { output: 7, error: 'signal: killed' }],
  ['{}', 0, { output: null, error: undefined }],
  ['null', 0, { output: null, error: undefined }],
  ['[1]', 0, { output: '[1]', error: undefined }],
  ['', 0, { output: '', error: undefined }],
  ['text {"error":"e"}', 0, { output: 'text {"error":"e"}', error: undefined }],
])('reads %s with exit code %s as Stash does', (stdout, exitCode, told) => {
  expect(workerRun(START, { ...ANSWER, stdout, exitCode }, false)).toMatchObject(told);
});
