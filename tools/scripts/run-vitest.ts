import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface VitestEnd {
  readonly exitCode: number;
  /** All that was printed on stdout; whoever waits has read it. */
  readonly said: string;
}

/** Runs vitest with these arguments and with what the environment says beside ours; undefined leaves a variable as it is. */
export async function runVitest(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<VitestEnd> {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined);
  const child = spawn('vitest', ['run', '--reporter=verbose', ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...Object.fromEntries(given) },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stdout.write(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { exitCode: code ?? 1, said };
}
