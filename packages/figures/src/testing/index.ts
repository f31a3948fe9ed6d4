export { learned, type Happening, type Learned, type Publisher, type Question } from './reader.ts'
export { teller } from './teller.ts'
