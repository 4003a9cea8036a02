import * as z from 'zod';
import { ruleName, scope } from './values.ts';

export const decisionSchema = z
  .strictObject({
    run: z.boolean().describe('Whether a run was due.'),
    rule: ruleName.nullable(),
    scope: scope.nullable(),
    because: z
      .array(z.string())
      .describe('Why, or why not: each rule with the value seen and needed.'),
  })
  .meta({ id: 'decision', description: 'Whether a run was due, and why or why not.' });
