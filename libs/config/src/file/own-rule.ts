import * as z from 'zod';

const value = z
  .unknown()
  .meta({ description: 'The value needed, or {"fact": …} for that of a fact.' });

const condition = z
  .looseObject({
    fact: z.string().meta({ description: 'Name of the fact, such as hoursSinceLastRun.' }),
    operator: z.string().meta({ description: 'How to compare, such as greaterThanInclusive.' }),
    value,
    params: z.looseObject({}).optional(),
  })
  .meta({ id: 'condition' });

const group = z
  .looseObject({
    get all() {
      return z.array(conditions).optional();
    },
    get any() {
      return z.array(conditions).optional();
    },
    get not() {
      return conditions.optional();
    },
  })
  .meta({ id: 'group' });

const conditions: z.ZodType = z.union([condition, group]);

/** A trigger rule as an editor may know it. Whether it can be used is decided, and told, by libs/rules. */
export const ownRule = z.looseObject({
  name: z.string().min(1).meta({ description: 'How decisions and reports call the rule.' }),
  conditions: group,
  event: z.looseObject({
    type: z.string().meta({ description: 'What happens: reconcile, hold, report or resetTimer.' }),
    params: z.looseObject({}).optional(),
  }),
});
