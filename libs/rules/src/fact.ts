import type { RuleContext } from './context.ts';

export type FactValue = number | string | boolean;

/** Every parameter is text: a scope, a gap type, a cron expression, a time zone. */
export type FactParams = Readonly<Record<string, string>>;

export interface ParamDefinition {
  readonly description: string;
  /** `event-scope`: left out, it is the scope that the rule's own event names. */
  readonly whenMissing: 'refuse' | 'leave-out' | 'event-scope';
  /** What is wrong with a value, in words for a home user; undefined when it is fine. */
  readonly problem: (value: string) => string | undefined;
}

interface FactBase {
  /** As rules write it, camelCase; the file is called the same in kebab-case. */
  readonly id: string;
  /** Meaning and unit, in words for a home user. */
  readonly description: string;
  readonly type: 'number' | 'text' | 'boolean';
  /** The only values a text can have; comparing with any other is refused as a misspelling. */
  readonly oneOf?: readonly string[];
  /** The whole range of a number; comparing outside of it is refused. */
  readonly range?: readonly [number, number];
  /** What Infinity is called in reasons; without it "never". */
  readonly infinityMeans?: string;
  readonly params: Readonly<Record<string, ParamDefinition>>;
}

/** Read from the context alone. */
export interface CheapFact extends FactBase {
  readonly costly: false;
  /** Counts hours, an hour an hour: two such facts keep their distance. */
  readonly countsHours?: true;
  readonly read: (context: RuleContext, params: FactParams) => FactValue;
  /**
   * Instants after now at which a comparison with `needed` may come out differently, by the passing of
   * time alone. None of its changes may come before the earliest of them; false alarms are harmless.
   * Facts without it stand still.
   */
  readonly changes?: (
    context: RuleContext,
    params: FactParams,
    needed: readonly FactValue[],
  ) => readonly Date[];
}

/** Costs a request, so rules are asked for it last, and only if the answer matters. */
interface CostlyFact extends FactBase {
  readonly costly: true;
  readonly read: (context: RuleContext, params: FactParams) => Promise<FactValue>;
  /** What forecasts take it to be, for the future cannot be asked. */
  readonly hoped: FactValue;
}

export type Fact = CheapFact | CostlyFact;
