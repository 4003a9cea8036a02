import { expect, it } from 'vitest';
import { browserPath } from './browser-path.ts';

it('takes the browser that is named, if it is there', () => {
  expect(browserPath({ CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(browserPath({ CHROMIUM: '/nowhere/chromium' })).not.toBe('/nowhere/chromium');
});
