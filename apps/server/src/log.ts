import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

/** Events with fields (`room.opened`), as lines of JSON; never what a document holds, nor who a person is. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** Makes the log of a server, on standard error: standard output says where to go. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Log {
  return pino({ level: logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
}
