export * from './builders.ts';
export { describeDetector } from './describe-detector.ts';
