import type { ReportedGap } from '@stash2plex/core';
import { expect, it } from 'vitest';
import { repairFiles, reportFiles, staleReports } from './report-files.ts';
import type { RunReport } from './report.ts';
import { reporters } from './reporters/reporters.generated.ts';
import { aRepair, aRepairReport, aReportedGap, aRun, aRunReport } from './spec/a-report.ts';
import { taskOutput } from './task-output.ts';

it('writes the newest run in every form, and one file for the history', () => {
  const names = reportFiles(aRunReport()).map(({ name }) => name);

  expect(names).toEqual([
    'latest.html',
    'latest.json',
    'latest.md',
    'latest.txt',
    'run-2026-01-05T10-00-00.000Z-8c1f.json',
  ]);
});

it('writes a repair beside the newest run, in every form, and one file for the history', () => {
  const files = repairFiles(aRepairReport());

  expect(files.map(({ name }) => name)).toEqual([
    ...['latest-repair.html', 'latest-repair.json', 'latest-repair.md', 'latest-repair.txt'],
    'repair-2026-01-05T10-00-00.000Z.json',
  ]);
  const report = aRepairReport();
  expect(JSON.parse(files.at(-1)?.content ?? '')).toEqual(taskOutput(report));
  expect(files[1]?.content).toBe(files.at(-1)?.content);
});

it('writes both where a run was repaired from, and tells of the repair in the run as well', () => {
  const repair = aRepair();
  const { decision, status, nextDue } = aRunReport();

  const files = reportFiles(aRunReport({ repair }));

  expect(files).toHaveLength(10);
  expect(files.slice(5)).toEqual(repairFiles({ repair, decision, status, nextDue }));
  const run = JSON.parse(files[1]?.content ?? '') as object;
  expect(run).toMatchObject({ run: { id: '8c1f' }, repair: { written: 12 } });
  expect(JSON.parse(files[6]?.content ?? '')).toMatchObject({ run: null, repair: { written: 12 } });
});

it('puts into JSON what the task returned, and every gap', () => {
  const report = aRunReport({ gaps: [aReportedGap({ ratingKey: undefined })], gapsOmitted: 4 });
  const { latest, history } = jsonFiles(report);

  expect(JSON.parse(latest)).toEqual({
    ...taskOutput(report),
    gaps: [{ ...aReportedGap(), ratingKey: null }],
    gapsOmitted: 4,
  });
  expect(history).toBe(latest);
});

it('keeps at most 200 gaps in a file of the history, and counts the others', () => {
  const gaps = Array.from({ length: 203 }, (_, nth) => aReportedGap({ sceneId: `${nth}` }));
  const { latest, history } = jsonFiles(aRunReport({ gaps, gapsOmitted: 4 }));

  const read = (text: string) => JSON.parse(text) as { gaps: ReportedGap[]; gapsOmitted: number };
  expect(read(latest).gaps).toHaveLength(203);
  expect(read(history).gaps.map(({ sceneId }) => sceneId)).toEqual(
    gaps.slice(0, 200).map(({ sceneId }) => sceneId),
  );
  expect(read(history)).toMatchObject({ gapsOmitted: 7, run: { id: '8c1f' } });
});

it('never leaves the folder, whatever an id holds', () => {
  const files = reportFiles(aRunReport({ run: aRun({ id: '../a b/c:d' }) }));

  expect(files.at(-1)?.name).toBe('run-2026-01-05T10-00-00.000Z-abcd.json');
});

it('deletes the oldest of the history and nothing else', () => {
  const run = (day: string) => `run-2026-01-${day}T10-00-00.000Z-x.json`;
  const names = [run('03'), 'latest.json', run('01'), 'run-notes.json', run('04'), run('02')];

  expect(staleReports(names, 2)).toEqual([run('02'), run('01')]);
  expect(staleReports(names, 9)).toEqual([]);
});

it('keeps as many repairs as runs, whichever there are more of', () => {
  const repair = (day: string) => `repair-2026-01-${day}T10-00-00.000Z.json`;
  const run = 'run-2026-01-01T10-00-00.000Z-x.json';
  const names = [repair('02'), repair('03'), repair('01'), run, 'latest-repair.json'];

  expect(staleReports(names, 2)).toEqual([repair('01')]);
  expect(staleReports(names, 1, [repair('02')])).toEqual([repair('01'), repair('03')]);
});

it('never deletes what was just written, and of a clock that jumped before what is older', () => {
  const run = (year: number) => `run-${year}-01-01T10-00-00.000Z-x.json`;
  const ahead = Array.from({ length: 50 }, (_, nth) => run(2090 + nth));
  const names = [...ahead, run(2025), run(2026), 'latest.json'];

  expect(staleReports(names, 50, ['latest.json', run(2026)])).toEqual([run(2091), run(2090)]);
  expect(staleReports(names, 1, [run(2026)])).not.toContain(run(2026));
  expect(staleReports([run(2026)], 0, [run(2026)])).toEqual([]);
  expect(staleReports(names, 50, ['latest.json'])).toEqual([run(2026), run(2025)]);
});

it('has reporters that are called as they say, each with a file ending of its own', () => {
  for (const [id, reporter] of Object.entries(reporters)) expect(reporter.id).toBe(id);
  const endings = Object.values(reporters).map(({ fileExtension }) => fileExtension);
  expect(new Set(endings).size).toBe(endings.length);
});

function jsonFiles(report: RunReport): { readonly latest: string; readonly history: string } {
  const files = reportFiles(report).filter(({ name }) => name.endsWith('.json'));
  const [latest = '', history = ''] = files.map(({ content }) => content);
  return { latest, history };
}
