import type { SQLInputValue } from 'node:sqlite'

/** A query's parameter as SQLite takes it; throws `TypeError` where it has no such value. */
export function sqlValue(parameter: unknown): SQLInputValue {
  switch (typeof parameter) {
    case 'string':
    case 'number':
    case 'bigint':
      return parameter
    case 'boolean':
      return parameter ? 1 : 0
    default:
      if (parameter === null || parameter instanceof Uint8Array) return parameter
      if (parameter instanceof Date) return parameter.toISOString()
      throw new TypeError(`SQLite has no value for a parameter of type ${typeof parameter}`)
  }
}
