/** Colours as `#rrggbb`. */
export interface Palette {
  readonly paper: string;
  /** Of what stands on the paper: charts, groups of gaps. */
  readonly card: string;
  readonly ink: string;
  /** Of what matters less. */
  readonly faint: string;
  readonly line: string;
  readonly link: string;
  /** Bars of what was found and what waits. */
  readonly bar: string;
  /** The same of runs that looked at a part of the scenes. */
  readonly barPart: string;
  /** Bars and words of what went wrong: outages, jobs that were given up. */
  readonly bad: string;
  /** What is as it should be. */
  readonly good: string;
  /** The whole that a bar is a part of. */
  readonly track: string;
}

/**
 * Blue for amounts and orange for trouble: the pair that stays two colours to eyes that mix up red and green. Both are
 * written beside every bar, too.
 */
export const LIGHT: Palette = {
  paper: '#f6f7f8',
  card: '#ffffff',
  ink: '#1c2127',
  faint: '#57606a',
  line: '#d5dae0',
  link: '#0b5cad',
  bar: '#2a72b8',
  barPart: '#7fa9d4',
  bad: '#b34700',
  good: '#1a6b3c',
  track: '#e3e7ec',
};

export const DARK: Palette = {
  paper: '#14181d',
  card: '#1c2229',
  ink: '#e4e8ec',
  faint: '#a4aeb9',
  line: '#39424d',
  link: '#82b9f2',
  bar: '#5ea4e6',
  barPart: '#3f74a8',
  bad: '#f2994a',
  good: '#6fce97',
  track: '#2c343e',
};
