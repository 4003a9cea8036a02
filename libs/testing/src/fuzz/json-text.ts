const DEEP = 10_000;

/** Stand for what JSON can hold and `JSON.stringify` cannot write. */
const WRITTEN: Readonly<Record<string, string>> = {
  '~deep list~': '['.repeat(DEEP) + ']'.repeat(DEEP),
  '~deep object~': `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  '~too large~': '1e999',
  '~too small~': '-1e999',
  '~many digits~': '1'.repeat(400),
  '~minus zero~': '-0',
  '~twice~': '{"id": "1", "id": 2, "mode": "a", "mode": "b"}',
};

/** To be put where a value stands. */
export const RAW: readonly string[] = Object.keys(WRITTEN);

/** Like `JSON.stringify`, with what stands for more than that written out. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.replaceAll(/"(~[a-z ]+~)"/g, (plain, name: string) => WRITTEN[name] ?? plain);
}
