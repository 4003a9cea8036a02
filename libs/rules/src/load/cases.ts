// Rules that cannot be used, and what is said of them.

export const always = { fact: 'queueDepth', operator: 'greaterThanInclusive', value: 0 };
export const aRule = (difference: object = {}) => ({
  name: 'own',
  conditions: { all: [always] },
  event: { type: 'reconcile', params: { scope: 'all' } },
  ...difference,
});
const withCondition = (difference: object) =>
  aRule({ conditions: { all: [{ ...always, ...difference }] } });
export const withConditions = (conditions: unknown) => aRule({ conditions });
export const withEvent = (event: unknown) => aRule({ event });
export const nested = (groups: number): object =>
  groups === 1 ? { all: [always] } : { any: [nested(groups - 1)] };

type BadRules = Readonly<Record<string, readonly [unknown, string]>>;

/** By what is wrong with it: the rule, and words of the reason. */
export const bad: BadRules = {
  'an array instead of a rule': [[], 'it is not an object'],
  null: [null, 'it is not an object'],
  'no name': [aRule({ name: undefined }), 'name is missing'],
  'a name that is no text': [aRule({ name: 5 }), 'name has to be a text'],
  'a name of blanks': [aRule({ name: ' ' }), 'name has to be a text'],
  'a name over two lines': [aRule({ name: 'a\nb' }), 'name has to be on one line'],
  'a name without end': [aRule({ name: 'x'.repeat(301) }), 'longer than 300'],
  'the reserved name': [aRule({ name: 'manual' }), 'manual means runs started by hand'],
  'an unknown key': [aRule({ priority: 3 }), 'priority is not known; known here: name'],
  'no conditions': [withConditions(undefined), 'conditions has to be an object with all, any'],
  'conditions as a list': [withConditions([always]), 'conditions has to be an object'],
  'a condition without a group': [withConditions(always), 'has to hold all, any or not'],
  'an empty group': [withConditions({ any: [] }), 'conditions.any is empty'],
  'an empty group inside': [
    withConditions({ all: [{ any: [] }] }),
    'conditions.all[0].any is empty',
  ],
  'two groups in one': [withConditions({ all: [always], any: [always] }), 'holds all and any'],
  'a group that is no list': [withConditions({ all: always }), 'has to be a list of conditions'],
  'a list in not': [withConditions({ not: [always] }), 'has to be one condition'],
  'nothing in not': [withConditions({ not: null }), 'conditions.not has to be an object'],
  'a key beside a group': [
    withConditions({ all: [always], prio: 1 }),
    'conditions.prio is not known',
  ],
  'a fact beside a group': [
    withConditions({ all: [{ ...always, all: [always] }] }),
    'is a fact and a group at once',
  ],
  'a reference': [withConditions({ condition: 'x' }), 'that is not supported, write it out'],
  'a reference inside': [withConditions({ all: [{ condition: 'own' }] }), 'is not supported'],
  'nine groups deep': [withConditions(nested(9)), 'is nested deeper than 8 groups'],
  'very many conditions': [
    withConditions({ all: Array.from({ length: 51 }, () => always) }),
    'has more than 50 conditions',
  ],
  'a condition that is no object': [
    withConditions({ all: ['x'] }),
    'conditions.all[0] has to be an object',
  ],
  'an unknown key in a condition': [
    withCondition({ path: '$.x' }),
    'conditions.all[0].path is not known',
  ],
  'an unknown fact': [
    withCondition({ fact: 'queDepth' }),
    'fact "queDepth" is not known; known: configuredScope',
  ],
  'no fact': [withCondition({ fact: undefined }), 'fact is missing'],
  'a fact of another world': [
    withCondition({ fact: 'constructor' }),
    'fact "constructor" is not known',
  ],
  'an unknown operator': [
    withCondition({ operator: 'above' }),
    'operator "above" is not known; known: equal',
  ],
  'no operator': [withCondition({ operator: undefined }), 'operator is missing'],
  'an operator of another world': [
    withCondition({ operator: 'toString' }),
    'operator "toString" is not known',
  ],
  'an operator that the engine decorates': [
    withCondition({ operator: 'not:equal' }),
    'is not known',
  ],
  'more or less of a word': [
    withCondition({ fact: 'interval', operator: 'lessThan', value: 'daily' }),
    'operator lessThan is for numbers, and interval is a text',
  ],
  'no value': [withCondition({ value: undefined }), 'value is missing'],
  'a number as text': [withCondition({ value: '5' }), 'value is "5", but queueDepth is a number'],
  'null as value': [withCondition({ value: null }), 'value is null, but queueDepth is a number'],
  'a number without end': [withCondition({ value: Number('1e999') }), 'is not a finite number'],
  'a boolean as text': [
    withCondition({ fact: 'plexReachable', operator: 'equal', value: 'true' }),
    'plexReachable is true or false',
  ],
  'a text as boolean': [
    withCondition({ fact: 'interval', operator: 'equal', value: true }),
    'value is true, but interval is a text',
  ],
  'a word that never comes': [
    withCondition({ fact: 'interval', operator: 'equal', value: 'dayly' }),
    'value is "dayly", but interval is one of never, hourly, daily, weekly',
  ],
  'an hour that never comes': [
    withCondition({ fact: 'hourOfDay', value: 24 }),
    'hourOfDay is 0 to 23',
  ],
  'one value for in': [withCondition({ operator: 'in', value: 5 }), 'has to be a list'],
  'an empty list': [withCondition({ operator: 'notIn', value: [] }), 'is an empty list'],
  'a long list': [
    withCondition({ operator: 'in', value: Array.from({ length: 101 }, (_, n) => n) }),
    'has more than 100 entries',
  ],
  'a list of another type': [withCondition({ operator: 'in', value: [1, '2'] }), 'value[1] is "2"'],
  'a list for equal': [withCondition({ operator: 'equal', value: [1] }), 'value is [1], but'],
  'another fact of another type': [
    withCondition({ value: { fact: 'interval' } }),
    'value is a text, and queueDepth is a number',
  ],
  'another fact that is unknown': [
    withCondition({ value: { fact: 'x' } }),
    'value.fact "x" is not known',
  ],
  'a key beside the other fact': [
    withCondition({ value: { fact: 'deadLetters', x: 1 } }),
    'value.x is not known',
  ],
  'an unknown parameter': [
    withCondition({ params: { scope: 'all' } }),
    'params.scope is not known; known here: nothing',
  ],
  'parameters that are no object': [withCondition({ params: 'all' }), 'params has to be an object'],
  'an unknown scope': [
    withCondition({ fact: 'hoursSinceLastRun', params: { scope: '24h' } }),
    'params.scope "24h" is no scope; use one of recent, recent_7days, all, configured',
  ],
  'a parameter that is no text': [
    withCondition({ fact: 'hoursSinceLastRun', params: { scope: 5 } }),
    'params.scope has to be a text',
  ],
  'no cron expression': [
    withCondition({ fact: 'cronDue', operator: 'equal', value: true }),
    'params.expression is missing',
  ],
  'a broken cron expression': [
    withCondition({
      fact: 'cronDue',
      operator: 'equal',
      value: true,
      params: { expression: '99 * * * *' },
    }),
    'params.expression "99 * * * *" is no cron expression',
  ],
  'a date for a cron expression': [
    withCondition({
      fact: 'cronDue',
      operator: 'equal',
      value: true,
      params: { expression: '2026-01-01T00:00:00' },
    }),
    'is no cron expression',
  ],
  'a cron expression without instants': [
    withCondition({
      fact: 'cronDue',
      operator: 'equal',
      value: true,
      params: { expression: '0 0 31 2 *' },
    }),
    'names a time that never comes',
  ],
  'an unknown zone': [
    withCondition({ fact: 'hourOfDay', params: { zone: 'Mars/Base' } }),
    '"Mars/Base" is no time zone',
  ],
  'no event': [withEvent(undefined), 'event has to be an object'],
  'an unknown event': [
    withEvent({ type: 'explode' }),
    'event.type "explode" is not known; known: reconcile',
  ],
  'an event without type': [withEvent({}), 'event.type is missing'],
  'an event of another world': [
    withEvent({ type: '__proto__' }),
    'event.type "__proto__" is not known',
  ],
  'an unknown key in an event': [
    withEvent({ type: 'hold', scope: 'all' }),
    'event.scope is not known',
  ],
  'event parameters that are no object': [
    withEvent({ type: 'hold', params: [] }),
    'event.params has to be an object',
  ],
  'a run without scope': [withEvent({ type: 'reconcile' }), 'event.params.scope is missing'],
  'a run of an unknown scope': [
    withEvent({ type: 'reconcile', params: { scope: '7days' } }),
    'event.params.scope "7days" is not known; use one of recent, recent_7days, all, configured',
  ],
  'an unknown event parameter': [
    withEvent({ type: 'reconcile', params: { scope: 'all', force: true } }),
    'event.params.force is not known',
  ],
  'a reset without scope': [withEvent({ type: 'resetTimer', params: {} }), 'scope is missing'],
  'a reason that is no text': [
    withEvent({ type: 'hold', params: { reason: 1 } }),
    'reason has to be a text',
  ],
  'a report without message': [
    withEvent({ type: 'report' }),
    'event.params.message has to be a text',
  ],
};
