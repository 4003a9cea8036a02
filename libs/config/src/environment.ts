/** Environment variables as the app hands them over: `process.env`, or any map of texts. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's text; an empty one counts as not set, as compose files pass it on. */
export function variable(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}
