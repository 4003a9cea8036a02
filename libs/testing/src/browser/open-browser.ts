import { chromium, type Browser } from 'playwright-core';

export type { Browser, Page } from 'playwright-core';

/** Nothing that a page does not ask for: no updates, no account, no other protocols. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser without a window, on an empty profile of its own that goes when it is closed. */
export function openBrowser(executablePath: string): Promise<Browser> {
  // A root user, as in containers, has no sandbox.
  return chromium.launch({ executablePath, headless: true, chromiumSandbox: false, args: QUIET });
}
