import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';

const SETTINGS = join(import.meta.dirname, '../../../.oxfmtrc.json');

/** A text as `npm run format` would leave it at that path. Throws where the text cannot be read. */
export async function formatted(path: string, text: string): Promise<string> {
  const settings = JSON.parse(readFileSync(SETTINGS, 'utf8')) as FormatConfig;
  const { code, errors } = await format(path, text, settings);
  if (errors.length > 0)
    throw new Error(`${path}: ${errors.map(({ message }) => message).join(' ')}`);
  return code;
}
