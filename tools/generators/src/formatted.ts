import { format, resolveConfig } from 'prettier';

/** A text as `npm run format` would leave it at that path. */
export async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
