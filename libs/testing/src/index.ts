// For specs and cases. What also runs outside vitest (demo, benchmarks) stands in simulators.ts.
export * from './builders/index.ts';
export * from './simulators.ts';
export { mockServer, type MockServer } from './http/mock-server.ts';
