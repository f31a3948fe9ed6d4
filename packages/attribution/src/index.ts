export { creditOf, noCredit, stretchesOf, type Credit, type CreditRow, type Stretch } from './credit.ts'
export { authorsOf, type AuthoredRun, type WriterOf, type WrittenRun } from './authors.ts'
