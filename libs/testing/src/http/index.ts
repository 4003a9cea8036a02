export type { Schedule } from './schedule.ts';
export { serve, type Served, type ServeOptions } from './serve.ts';
export { testCertificate } from './test-certificate.ts';
