// The facts as docs/rules.md lists them.
import { markdownTable } from './markdown-table.ts';

/** What the table needs of a fact; libs/rules has the whole. */
export interface DescribedFact {
  readonly id: string;
  readonly description: string;
  readonly type: 'number' | 'text' | 'boolean';
  readonly oneOf?: readonly string[];
  readonly range?: readonly [number, number];
  readonly params: Readonly<Record<string, DescribedParam>>;
}

interface DescribedParam {
  readonly description: string;
  readonly whenMissing: string;
}

const HEAD = ['Fact', 'Value', 'Meaning', 'Parameters'];

export function factsTable(facts: readonly DescribedFact[]): string {
  const rows = facts.map((fact) => [
    `\`${fact.id}\``,
    valueOf(fact),
    fact.description,
    Object.entries(fact.params).map(paramOf).join('<br>'),
  ]);
  return markdownTable(HEAD, rows);
}

function valueOf({ type, oneOf, range }: DescribedFact): string {
  if (oneOf) return oneOf.map((word) => `\`"${word}"\``).join(', ');
  if (range) return `number, ${range[0]} to ${range[1]}`;
  return type === 'boolean' ? '`true` or `false`' : type;
}

function paramOf([name, { description, whenMissing }]: [string, DescribedParam]): string {
  return `\`${name}\`${whenMissing === 'refuse' ? ' (needed)' : ''}: ${escaped(description)}`;
}

/** Stars of cron expressions would turn the text between them italic. */
function escaped(text: string): string {
  return text.replaceAll('*', String.raw`\*`);
}
