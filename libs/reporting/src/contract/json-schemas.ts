import * as z from 'zod';
import { reportSchema } from './report-schema.ts';
import { statusSchema } from './status-schema.ts';
import { taskSchema } from './task-schema.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** JSON schemas of what the worker returns and keeps, by the name of their file in docs/schemas. */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'task-output': jsonSchemaOf(taskSchema),
    status: jsonSchemaOf(statusSchema),
    report: jsonSchemaOf(reportSchema),
  };
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { override: loosen });
}

/** More keys may follow: who checks with the schema of today must take the output of tomorrow. */
function loosen({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  // What zod adds of its own and nobody can read.
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
