/** One line of a plugin's stderr as Stash reads it: `\x01` level `\x02` text. */
export interface PluginLogLine {
  readonly level: 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'unprefixed';
  readonly text: string;
}

const LEVELS: Readonly<Record<string, PluginLogLine['level']>> = {
  t: 'trace',
  d: 'debug',
  i: 'info',
  w: 'warning',
  e: 'error',
};

export interface PluginLog {
  readonly lines: readonly PluginLogLine[];
  /** Every progress that was sent, as sent. */
  readonly progress: readonly number[];
}

export function readPluginLog(stderr: string): PluginLog {
  const raw = stderr.split('\n').filter((line) => line.length > 0);
  const isProgress = (line: string) => line.startsWith('\u0001p\u0002');
  return {
    lines: raw.filter((line) => !isProgress(line)).map(readLine),
    progress: raw.filter(isProgress).map((line) => Number(line.slice(3))),
  };
}

function readLine(line: string): PluginLogLine {
  const level =
    line.startsWith('\u0001') && line[2] === '\u0002' ? LEVELS[line[1] ?? ''] : undefined;
  return level ? { level, text: line.slice(3) } : { level: 'unprefixed', text: line };
}
