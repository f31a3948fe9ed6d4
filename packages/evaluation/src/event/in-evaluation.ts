import { idSchema } from '@alongside/protocol'

/** What every event of an evaluation says: which one; the id is that of the document too. */
export const inEvaluation = { evaluation: idSchema }

/** What the events about a criterion say beside that; only those who may read its notes hear of them. */
export const ofCriterion = { ...inEvaluation, criterion: idSchema }
