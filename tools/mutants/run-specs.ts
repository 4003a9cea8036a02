import { spawn } from 'node:child_process';
import { heard, type Failed } from './words.ts';

/** A run of a few specs that takes longer hangs; one of all specs has to take its time on a busy machine. */
const LONGEST_MS = 5 * 60_000;
const LONGEST_OF_ALL_MS = 30 * 60_000;

export interface SpecsRun {
  readonly failed: readonly Failed[];
  /** The file with the mutant was loaded. */
  readonly isApplied: boolean;
  /** 0 where all passed; undefined where the run was ended because it hung. */
  readonly exitCode: number | undefined;
  /** All it printed, for what cannot be told otherwise. */
  readonly output: string;
}

/** Runs specs with this mutant in the sources, or without any, until the first test fails. */
export function runSpecs(specs: readonly string[], mutant: string | undefined): Promise<SpecsRun> {
  const config = 'tools/mutants/vitest.config.ts';
  const args = ['run', '--config', config, '--bail', '1', '--maxWorkers', '1', ...specs];
  return new Promise((resolve, reject) => {
    const child = spawn('vitest', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, MUTANT: mutant ?? '', NO_COLOR: '1' },
      shell: process.platform === 'win32',
      timeout: mutant === undefined ? LONGEST_OF_ALL_MS : LONGEST_MS,
    });
    let output = '';
    const listen = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ ...told(output), exitCode: code ?? undefined, output });
    });
  });
}

function told(output: string): Pick<SpecsRun, 'failed' | 'isApplied'> {
  const words = heard(output);
  return {
    failed: words.flatMap((word) => ('failed' in word ? word.failed : [])),
    isApplied: words.some((word) => 'applied' in word),
  };
}
