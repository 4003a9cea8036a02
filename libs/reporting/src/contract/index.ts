export { jsonSchemas } from './json-schemas.ts';
export { reportSchema } from './report-schema.ts';
export { statusSchema } from './status-schema.ts';
export { taskSchema } from './task-schema.ts';
