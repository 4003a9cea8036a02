import type { Truth } from '@stash2plex/testing/simulators';
import type { Checks } from './checks.ts';
import type { Output } from './output.ts';
import type { Report } from './stage.ts';

/** Every gap found, none invented: scene by scene against what is true of the library by construction. */
export function compare(checks: Checks, truth: Truth, output: Output, report: Report): void {
  for (const [type, sceneIds] of Object.entries(truth.gaps)) {
    const found = report.gaps.filter((gap) => gap.type === type).map(({ sceneId }) => sceneId);
    const lacking = sceneIds.filter((id) => !found.includes(id));
    const invented = found.filter((id) => !sceneIds.includes(id));
    checks.same(`${type}: counted`, output.run?.gaps[type], sceneIds.length);
    checks.same(`${type}: not found, invented`, [lacking, invented], [[], []]);
  }
  for (const [type, places] of Object.entries(truth.leftovers)) {
    const gaps = report.gaps.filter((gap) => gap.type === type);
    const found = gaps.map(({ sceneId, path }) => sceneId || path);
    checks.same(`${type}: as it is`, found.toSorted(), places.toSorted());
  }
  const { skipped = {}, scenesChecked } = output.run ?? {};
  checks.same('scenes checked', scenesChecked, truth.scenesChecked);
  for (const [reason, scenes] of Object.entries(truth.skipped)) {
    checks.same(`left alone as ${reason}`, skipped[reason] ?? 0, scenes);
  }
}
