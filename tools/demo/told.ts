import type { Checks } from './checks.ts';
import type { Output } from './output.ts';
import type { Stage, TaskArgs } from './stage.ts';

/** What the parts of the story tell with. */
export interface Told {
  readonly checks: Checks;
  readonly print: (line: string) => void;
}

/** One task of the plugin, at that instant of the story; what it logs is shown. */
export type Step = (
  ...told: readonly [title: string, mode: string, at: Date, args?: TaskArgs]
) => Promise<Output>;

/** What one chapter of the story is told with. */
export interface Play extends Told {
  readonly stage: Stage;
  readonly step: Step;
}
