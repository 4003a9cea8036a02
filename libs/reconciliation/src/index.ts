export type { EnabledDetector, GapSink, RunParts, RunSettings } from './parts.ts';
export { runOnce } from './run-once.ts';
