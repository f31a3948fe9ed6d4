import { someWordsSchema } from '../words.ts'

/** What whoever runs a service answers to its evaluation. */
export const replyWordsSchema = someWordsSchema(5000)
