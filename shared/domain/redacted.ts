/**
 * A secret that prints as `<redacted>`: in a log, a template string, JSON or an inspector.
 * `reveal()` is the one way to the value, so every use can be found by name.
 */
export class Redacted<Value> {
  readonly #value: Value

  constructor(value: Value) {
    this.#value = value
  }

  reveal(): Value {
    return this.#value
  }

  toString(): string {
    return '<redacted>'
  }

  toJSON(): string {
    return '<redacted>'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '<redacted>'
  }
}
