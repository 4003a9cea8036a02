type Init = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

/**
 * What a GraphQL client needs of the global Headers. The bundle takes this instead: the real one loads a whole HTTP
 * client, which is a fifth of what a short task costs in processor time.
 */
export class PlainHeaders extends Map<string, string> {
  readonly #cookies: string[] = [];

  constructor(init: Init = {}) {
    super();
    const pairs =
      Symbol.iterator in init
        ? (init as Iterable<readonly [string, string]>)
        : Object.entries(init);
    for (const [name, value] of pairs) this.append(name, value);
  }

  override get(name: string): string | undefined {
    return super.get(name.toLowerCase());
  }

  override has(name: string): boolean {
    return super.has(name.toLowerCase());
  }

  override set(name: string, value: string): this {
    return super.set(name.toLowerCase(), value);
  }

  /** Values of one name are joined, as in HTTP. */
  append(name: string, value: string): void {
    if (name.toLowerCase() === 'set-cookie') this.#cookies.push(value);
    const before = this.get(name);
    this.set(name, before === undefined ? value : `${before}, ${value}`);
  }

  /** The one name whose values cannot be joined and told apart again. */
  getSetCookie(): readonly string[] {
    return this.#cookies;
  }
}
