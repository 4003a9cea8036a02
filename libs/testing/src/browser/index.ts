export { browserPath } from './browser-path.ts';
export { openBrowser, type Browser, type Page } from './open-browser.ts';
