/** The value at a number that may be any, or another where there is none. */
export function pick<const Value>(values: readonly Value[], at: number, otherwise: Value): Value {
  return values[at % Math.max(values.length, 1)] ?? otherwise
}
