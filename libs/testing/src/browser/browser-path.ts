import { existsSync } from 'node:fs';

const USUAL_PLACES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
);

/** A Chromium of this machine: the one that the variable CHROMIUM names, or one in a usual place; undefined without any. */
export function browserPath(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const named = environment['CHROMIUM'];
  return [...(named ? [named] : []), ...USUAL_PLACES].find((path) => existsSync(path));
}
