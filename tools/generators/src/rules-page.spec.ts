import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentAt, ROOT } from './documents.fixture.ts';
import { exportOf } from './export-of.ts';

type LoadRules = (own: unknown) => {
  readonly rules: readonly { readonly name: string }[];
  readonly problems: readonly string[];
};

const page = documentAt('docs/rules.md');
const examples = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, json = '']) => rulesIn(json));

it.each(examples.map((rules) => [JSON.stringify(rules).slice(0, 60), rules] as const))(
  'the example %s can be used as it stands',
  async (_, own) => {
    const loadRules = await exportOf<LoadRules>(
      join(ROOT, 'libs/rules/src/load/load-rules.ts'),
      'loadRules',
    );

    const { rules, problems } = loadRules(own);

    expect(problems).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
    expect(rules).toEqual(expect.arrayContaining(own.map(({ name }) => sameName(name))));
  },
);

it('has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

it('lists every operator', async () => {
  const operators = await exportOf<Record<string, unknown>>(
    join(ROOT, 'libs/rules/src/operators.ts'),
    'operators',
  );
  const missing = Object.keys(operators).filter((name) => !page.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

/** A whole config.json, or a list of rules. */
function rulesIn(json: string): readonly { readonly name: string }[] {
  const parsed = JSON.parse(json) as { readonly rules: readonly { readonly name: string }[] };
  return Array.isArray(parsed) ? (parsed as typeof parsed.rules) : parsed.rules;
}

function sameName(name: string): unknown {
  return expect.objectContaining({ name });
}
