// The settings as the README lists them.
import { markdownTable } from './markdown-table.ts';

/** What the table needs of a setting; libs/config has the whole. */
export interface DescribedSetting {
  readonly type: 'STRING' | 'NUMBER' | 'BOOLEAN';
  readonly displayName: string;
  /** Ends with the default. */
  readonly description: string;
  readonly alsoNamed?: string;
}

const HEAD = ['Setting', 'Key', 'Type', 'Default', 'What it does'];
const TYPES = { STRING: 'text', NUMBER: 'number', BOOLEAN: 'on or off' };

export function settingsTable(settings: Readonly<Record<string, DescribedSetting>>): string {
  const rows = Object.entries(settings).map(([key, setting]) => rowOf(key, setting));
  return markdownTable(HEAD, rows);
}

function rowOf(key: string, { type, displayName, description, alsoNamed }: DescribedSetting) {
  const [, whatItDoes, standard] = /^(.*) Default: (.*)\.$/s.exec(description) ?? [];
  if (whatItDoes === undefined || standard === undefined) {
    throw new Error(`The description of ${key} should end with "Default: ….".`);
  }
  const also = alsoNamed === undefined ? '' : ` In the environment \`${alsoNamed}\` works, too.`;
  return [displayName, `\`${key}\``, TYPES[type], standard, asMarkdown(whatItDoes) + also];
}

/** Addresses and path mappings are shown as they are typed: no links, nothing that looks like a tag. */
function asMarkdown(text: string): string {
  return text.replaceAll(/https?:\/\/[^\s,;]*[^\s,;.]|\S*=>\S*[^\s,;.]/g, (code) => `\`${code}\``);
}
