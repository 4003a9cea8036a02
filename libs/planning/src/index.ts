export { planChanges, type ChangePlan, type SceneChange } from './plan-changes.ts';
export { planScenes, type DetectorModes, type SceneFindings } from './plan-scenes.ts';
export { passesQualityGate } from './quality-gate.ts';
