export { catchUp } from './catch-up.ts';
export type { CatchUpParts, CatchUpSettings } from './parts.ts';
export { addRecords } from './add-records.ts';
