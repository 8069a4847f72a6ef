import { inspect } from 'node:util';

const REDACTED = '[secret]';

/**
 * A token or password that cannot be printed by accident: JSON, template strings and util.inspect all show a placeholder.
 * Only `reveal()` gives the text, so a search for that word finds every place where a secret is used.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
