import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

const HTML = 'libs/reporting/src/reporters/html';
const PAGE = [`${HTML}/html.spec.ts`];

/** The report as a page: what it must never let through, and what its charts say. */
export const pages: readonly Mutant[] = [
  ...inFile({ file: 'libs/core/src/written-forms.ts', specs: ['libs/core/src/secret.spec.ts'] }, [
    {
      name: 'secret-in-html',
      breaks: 'a token with a quote in it is shown in pages',
      find: '      escapeHtml(value),\n',
      replace: '',
    },
  ]),
  ...inFile({ file: `${HTML}/markup/markup.ts`, specs: PAGE }, [
    {
      name: 'page-unescaped',
      breaks: 'the title of a scene is a tag of the page',
      find: 'return escapeHtml(plainLine(content));',
      replace: 'return plainLine(content);',
    },
  ]),
  ...inFile({ file: `${HTML}/gaps/gap-section.ts`, specs: PAGE }, [
    {
      name: 'page-without-end',
      breaks: 'long values make a page that no phone can show',
      find: 'if (left < 0) break;',
      replace: '',
    },
  ]),
  ...inFile({ file: `${HTML}/gaps/group-gaps.ts`, specs: [`${HTML}/gaps/group-gaps.spec.ts`] }, [
    {
      name: 'page-unfair-shares',
      breaks: 'a thousand missing scenes hide every other gap',
      find: 'Math.floor(left / (needs.length - place))',
      replace: 'left',
    },
  ]),
  ...inFile({ file: `${HTML}/charts/geometry.ts`, specs: [`${HTML}/charts/charts.spec.ts`] }, [
    {
      name: 'chart-out-of-proportion',
      breaks: 'bars do not show their numbers',
      find: '(room * value) / most',
      replace: 'room * Math.sqrt(value / most)',
    },
  ]),
];
