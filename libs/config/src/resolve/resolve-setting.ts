import { shown } from '../shown.ts';
import type { Setting } from '../settings/setting.ts';
import type { Candidate } from './sources.ts';

/** A setting's value, the source it came from (none: the default), and what was wrong on the way there. */
export interface ResolvedSetting<T> {
  readonly value: T;
  readonly where: string | undefined;
  readonly problems: readonly string[];
}

/** How a setting is called in messages, and whether paths are kept out of them. */
export interface Naming {
  readonly name: string;
  readonly hidePaths: boolean;
}

/** The first usable value, in order of the sources; what was refused is told with what counts instead. */
export function resolveSetting<T>(
  setting: Setting<T>,
  candidates: readonly Candidate[],
  naming: Naming,
): ResolvedSetting<T> {
  const refused: string[] = [];
  for (const { where, raw } of candidates) {
    const parsed = setting.schema().safeParse(setting.read(raw));
    if (parsed.success) {
      const instead = `${valueShown(setting, parsed.data, naming)} from ${where} is used`;
      return { value: parsed.data, where, problems: told(refused, instead) };
    }
    const needed = parsed.error.issues[0]?.message ?? 'something else';
    const seen = valueShown(setting, raw, naming);
    refused.push(`${naming.name} in ${where} is ${seen}, but has to be ${needed}`);
    if (setting.decisive) break;
  }
  const instead = setting.decisive ? NOTHING_WORKS : `the default ${defaultShown(setting)} is used`;
  return { value: setting.default, where: undefined, problems: told(refused, instead) };
}

const NOTHING_WORKS = 'nothing is compared with Plex until that is corrected';

function told(refused: readonly string[], instead: string): readonly string[] {
  return refused.map((problem) => `${problem}; ${instead}.`);
}

function valueShown(setting: Setting<unknown>, raw: unknown, { hidePaths }: Naming): string {
  if (setting.hidden === 'secret') return 'a value that is not shown';
  if (setting.hidden === 'paths' && hidePaths) return 'a value with paths';
  return shown(raw);
}

function defaultShown(setting: Setting<unknown>): string {
  return setting.default === '' ? '(empty)' : shown(setting.default);
}
