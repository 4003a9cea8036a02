import { builtInRules } from '../built-in-rules.ts';
import type { TriggerRule } from '../rule.ts';
import { quoted } from './place.ts';
import { ruleFrom, type ReadRule } from './rule-from.ts';

const MOST_RULES = 100;

export interface LoadedRules {
  /** All rules in force: the built-in ones, replaced in place where an own one has the name, then the others. */
  readonly rules: readonly TriggerRule[];
  /** What of the own rules cannot be used, in words for a home user. */
  readonly problems: readonly string[];
}

/** Brings own rules, the raw `rules` of config.json, together with the built-in ones. Never throws. */
export function loadRules(own: unknown): LoadedRules {
  if (own === undefined) return { rules: builtInRules, problems: [] };
  if (!Array.isArray(own)) {
    const problem = `rules is ${quoted(own)}, but has to be a list`;
    return { rules: builtInRules, problems: [inFile(problem)] };
  }
  const problems = own.length > MOST_RULES ? [tooMany(own.length)] : [];
  const usable = new Map<string, TriggerRule>();
  const seen = new Set<string>();
  for (const [index, value] of own.slice(0, MOST_RULES).entries()) {
    const read = ruleFrom(value);
    const problem = problemOf(read, index, seen);
    if (problem !== undefined) problems.push(problem);
    else if (read.rule) usable.set(read.rule.name, read.rule);
    if (read.name !== null) seen.add(read.name);
  }
  return { rules: merged(usable), problems: problems.map(inFile) };
}

function problemOf(
  { name, faults }: ReadRule,
  index: number,
  seen: ReadonlySet<string>,
): string | undefined {
  const called = name === null ? `number ${index + 1}` : quoted(name);
  if (name !== null && seen.has(name)) {
    return `rule ${called} is there twice: the first one counts, number ${index + 1} is skipped`;
  }
  if (faults.length === 0) return undefined;
  const isBuiltIn = builtInRules.some((rule) => rule.name === name);
  const rest = isBuiltIn ? '; the built-in rule of that name stays in force' : '';
  return `rule ${called} is skipped: ${faults.join('; ')}${rest}`;
}

function merged(own: ReadonlyMap<string, TriggerRule>): readonly TriggerRule[] {
  const names = new Set<string>(builtInRules.map(({ name }) => name));
  const inPlace = builtInRules.map((rule) => own.get(rule.name) ?? rule);
  return [...inPlace, ...[...own.values()].filter(({ name }) => !names.has(name))];
}

function tooMany(count: number): string {
  return `rules holds ${count} rules; only the first ${MOST_RULES} are used`;
}

function inFile(problem: string): string {
  return `config.json: ${problem}`;
}
