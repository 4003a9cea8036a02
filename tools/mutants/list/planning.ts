import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What is queued, and why not. */
export const planning: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/planning/src/quality-gate.ts',
      specs: ['libs/planning/src/quality-gate.spec.ts'],
    },
    [
      {
        name: 'quality-gate-title',
        breaks: 'a scene that has a title only is written',
        find: 'return [studio, actor',
        replace: 'return [values.title, studio, actor',
      },
      {
        name: 'quality-gate-date',
        breaks: 'a scene that is known by its date is left out',
        find: 'summary, originallyAvailableAt].some',
        replace: 'summary].some',
      },
      {
        name: 'quality-gate-one',
        breaks: 'a scene has to have every field to be written',
        find: '].some(',
        replace: '].every(',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/planning/src/plan-scenes.ts', specs: ['libs/planning/src/plan-scenes.spec.ts'] },
    [
      {
        name: 'skip-gate-before-ambiguous',
        breaks: 'a bare scene whose item is shared is counted as ambiguous',
        find: 'if (!passesQualityGate(desired)) return',
        replace: 'if (!ambiguous && !passesQualityGate(desired)) return',
      },
      {
        name: 'skip-ambiguous-before-rest',
        breaks: 'a scene whose item is shared is queued',
        find: "if (ambiguous) return { gaps: [], skip: { sceneId, reason: 'ambiguous' } };",
        replace: '',
      },
      {
        name: 'skip-mode-before-queue',
        breaks: 'a scene that is only reported is counted as queued already',
        find: "reasons.length === 0 ? 'mode-report' : standsInTheWay(findings)",
        replace: "standsInTheWay(findings) ?? (reasons.length === 0 ? 'mode-report' : undefined)",
      },
      {
        name: 'skip-refused',
        breaks: 'a scene of which Plex refused a field is not counted',
        find: 'findings.isRefused ? { gaps,',
        replace: 'findings.isRefused && gaps.length > 0 ? { gaps,',
      },
      {
        name: 'skip-queued',
        breaks: 'a scene that is queued is queued once more',
        find: "if (job.status === 'queued') return 'already-queued';",
        replace: '',
      },
      {
        name: 'dead-letter-revives',
        breaks: 'a scene that was given up is not tried again after an edit',
        find: 'if (job.desiredHash !== desired.hash) return undefined;',
        replace: '',
      },
      {
        name: 'dead-letter-rests',
        breaks: 'a scene that was given up is queued by every run',
        find: "return job.status === 'dead' ? 'dead-letter' : 'already-queued';",
        replace: "return job.status === 'dead' ? undefined : 'already-queued';",
      },
      {
        name: 'report-mode',
        breaks: 'what a detector is only to report is written',
        find: "modes[detector] === 'repair'",
        replace: "modes[detector] !== 'off'",
      },
      {
        name: 'preserved-is-not-queued',
        breaks: 'an edit in Plex that is to stay is queued by every run',
        find: 'findings.isPreserved ? gaps.filter(isOfPictures) : ',
        replace: '',
      },
      {
        name: 'in-line-only-alone',
        breaks: 'the job of a scene whose item is shared is dropped as in line',
        find: 'isInLine && !ambiguous && gaps.length === 0',
        replace: 'isInLine',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/planning/src/plan-changes.ts',
      specs: ['libs/planning/src/plan-changes.spec.ts'],
    },
    [
      {
        name: 'edit-while-worked-on',
        breaks:
          'an edit is lost whose scene a repair has just read, where it was queued with the same before',
        find: "job?.status === 'queued' && !isLookedFor(job)",
        replace: "job !== undefined && job.status !== 'dead' && !isLookedFor(job)",
      },
      {
        name: 'change-without-files',
        breaks: 'a scene without files is queued',
        find: 'hasFiles && (',
        replace: '(',
      },
      {
        name: 'save-revives',
        breaks: 'a save does not revive what was given up',
        find: "isChanged || isCoverChanged || (isSaved && job?.status === 'dead')",
        replace: 'isChanged || isCoverChanged',
      },
      {
        name: 'change-gate',
        breaks: 'catching up queues scenes that nobody has identified',
        find: "if (!passesQualityGate(desired)) return { skip: { sceneId, reason: 'quality-gate' } };",
        replace: '',
      },
    ],
  ),
];
