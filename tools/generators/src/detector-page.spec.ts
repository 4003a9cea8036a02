import { expect, it } from 'vitest';
import { detectorPage, type DescribedDetector } from './detector-page.ts';

const detector: DescribedDetector = {
  id: 'odd-title',
  meta: {
    description: 'An odd title.',
    rationale: 'Nobody finds it.',
    severity: 'info',
    messages: { odd: 'Plex shows "{{title}}", {{missing}}.' },
  },
  defaultMode: 'report',
};
const cases = {
  clean: { 'the title is fine': {} },
  gaps: { 'the title is odd': { finding: { messageId: 'odd', data: { title: 'x.mp4' } } } },
};

it('says what the detector is for, and when it speaks', () => {
  expect(detectorPage(detector, cases))
    .toBe(`<!-- Generated from libs/detectors/odd-title by \`npm run generate\`. Do not edit. -->

# odd-title

An odd title.

**Why:** Nobody finds it.

- Severity: info
- Mode while no setting says otherwise: \`report\`

## Reports a gap when

- the title is odd: “Plex shows "x.mp4", {{missing}}.”

## Is silent when

- the title is fine

`);
});

it('names those that come first', () => {
  const page = detectorPage({ ...detector, after: ['missing'] }, cases);
  expect(page).toContain('- Not asked where one of these found a gap: [missing](missing.md)');
});

it('says of one that looks at what is left over when it is asked, and which modes it knows', () => {
  const page = detectorPage({ ...detector, looksAt: 'unclaimed-item' }, cases);
  expect(page).toContain('- Looks at items of Plex that no scene has, at the end of a run');
  expect(page).toContain('- Knows the modes `off` and `report`');
});
