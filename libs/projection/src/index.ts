export { project } from './project.ts';
export { filesDigest, traceOf } from './trace-of.ts';
