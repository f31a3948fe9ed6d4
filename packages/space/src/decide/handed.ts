import { allows } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { permissionOn } from '../permission.ts'
import { notFound, refuse } from '../refuse.ts'
import type { Member, Space } from '../space.ts'

/** How many of one person's words may wait for others at once. */
const mostWaiting = 50

/** Words that could not be saved go to someone who may write where they were meant to stand. */
export function handWords(space: Space, me: Member, ask: AskTo<'handWords'>): Answer {
  const { section, handed, to, words, couldWrite } = ask
  const known = space.handed.get(handed)
  if (known?.from === me.person) return { events: [], made: handed }
  if (!couldWrite || !space.places.has(section)) return notFound()
  if (known !== undefined)
    return refuse('alreadyDone', 'There are words with this number already. Send yours again.')
  if (to === me.person || !allows(permissionOn(space, to, section), 'edit')) {
    return refuse('notAllowed', 'This person may not write there now. Choose someone else.', 'to')
  }
  const waiting = [...space.handed.values()].filter(
    ({ from, outcome }) => from === me.person && outcome === null,
  )
  if (waiting.length >= mostWaiting) {
    return refuse(
      'tooMany',
      'Much of what you handed on still waits. Ask those who have it to look at it first.',
    )
  }
  return { events: [{ kind: 'wordsHanded', payload: { section, handed, to, words } }], made: handed }
}

/** By the one to whom they were handed, once. */
export function settleWords(space: Space, me: Member, { handed: id, outcome }: AskTo<'settleWords'>): Answer {
  const handed = space.handed.get(id)
  if (handed === undefined || handed.to !== me.person) return notFound()
  if (handed.outcome === outcome) return { events: [] }
  if (handed.outcome !== null) return refuse('alreadyDone', 'These words were dealt with already.')
  return { events: [{ kind: 'wordsSettled', payload: { handed: id, outcome } }] }
}
