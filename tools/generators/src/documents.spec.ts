import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { documentAt, documents, ROOT } from './documents.fixture.ts';

const LINK = /\]\(([^)\s]+)\)/g;
const TEST_NAME = /\]\(([^)\s]+\.spec\.ts)\): “([^”]+)”/g;

it.each(documents())('%s links to what is there', (path, text) => {
  const targets = [...withoutCode(text).matchAll(LINK)].map(([, target = '']) => target);
  const gone = targets.filter((target) => !isThere(path, target));
  expect(gone).toEqual([]);
});

it.each(documents())('%s names tests that exist', (path, text) => {
  const named = [...text.matchAll(TEST_NAME)].map(([, spec = '', title = '']) => ({ spec, title }));
  const unknown = named.filter(({ spec, title }) => {
    const file = join(dirname(path), spec);
    return existsSync(join(ROOT, file)) && !documentAt(file).includes(title);
  });
  expect(unknown).toEqual([]);
});

it.each(documents())('%s names no place on somebody’s machine', (_, text) => {
  expect(text).not.toMatch(/\]\(\/|\bfile:\/\/|\/(home|root|tmp|Users)\//);
});

function withoutCode(text: string): string {
  return text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
}

function isThere(path: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [file = '', anchor] = target.split('#');
  const found = join(ROOT, file === '' ? path : join(dirname(path), file));
  if (!existsSync(found)) return false;
  return anchor === undefined || anchorsOf(found).includes(anchor);
}

/** Headings as GitHub links to them. */
function anchorsOf(file: string): string[] {
  const headings = documentAt(file.slice(ROOT.length + 1)).matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
