/**
 * Expected failures are values, bugs are thrown.
 *
 * A function that may fail in a way its caller has to handle returns a `Result`;
 * what a caller could only report is an exception.
 */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const failed = <Failure>(error: Failure): { readonly ok: false; readonly error: Failure } =>
  ({ ok: false, error })
