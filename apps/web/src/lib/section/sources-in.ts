import type { DeclaredSource } from '@alongside/protocol'
import type { Transaction } from 'yjs'

/** Where letters that a transaction put in came from; nothing says so yet. */
export const sourcesIn: (transaction: Transaction) => readonly DeclaredSource[] = () => []
