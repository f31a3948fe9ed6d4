import { allows, notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { permissionOn } from '../permission.ts'
import type { Handed, Member, Space } from '../space.ts'

/** How many of one person's words may wait for others at once. */
const mostWaiting = 50
/** How many of their words someone may hand on in all whom no link lets in any more. */
const mostFromOutside = 10

/** Words that could not be saved go to someone who may write where they were meant to stand. */
export function handWords(space: Space, me: Member, ask: AskTo<'handWords'>): Answer {
  return handing(space, me, ask, () => {
    if (ask.to === me.person || !allows(permissionOn(space, ask.to, ask.section), 'edit')) {
      return refuse('notAllowed', 'This person may not write there now. Choose someone else.', 'to')
    }
    if (sentBy(space, me).filter(({ outcome }) => outcome === null).length < mostWaiting) return null
    return refuse(
      'tooMany',
      'Much of what you handed on still waits. Ask those who have it to look at it first.',
    )
  })
}

/** A guest whom no link lets in any more sends them to whoever gave them one, and so many in all. */
export function handWordsFromOutside(space: Space, guest: Member, ask: AskTo<'handWords'>): Answer {
  return handing(space, guest, ask, () => {
    if (!whoTakesFrom(space, guest, ask.section).includes(ask.to)) {
      return refuse('notAllowed', 'From here you can send your words to whoever gave you the link.', 'to')
    }
    if (sentBy(space, guest).length < mostFromOutside) return null
    return refuse('tooMany', 'You have sent as much as can be sent from here. Copy your words, or save them.')
  })
}

/** Those to whom a guest can hand words whom no link lets in any more: who gave them a link, and may write there now. */
export function whoTakesFrom(space: Space, { guest }: Member, section: string): readonly string[] {
  const links = (guest?.links ?? []).map((link) => space.links.get(link))
  const makers = links
    .filter((link) => link?.document === space.places.get(section))
    .flatMap((link) => link?.madeBy ?? [])
  return [...new Set(makers)].filter((maker) => allows(permissionOn(space, maker, section), 'edit'))
}

function sentBy(space: Space, { person }: Member): readonly Handed[] {
  return [...space.handed.values()].filter(({ from }) => from === person)
}

/** Hands words on that their writer could have saved not long ago; sent again they stand once. */
function handing(space: Space, me: Member, ask: AskTo<'handWords'>, whyNot: () => Answer | null): Answer {
  const { section, handed, to, words, couldWrite } = ask
  const known = space.handed.get(handed)
  if (known?.from === me.person) return { events: [], made: handed }
  if (!couldWrite || !space.places.has(section)) return notFound()
  if (known !== undefined)
    return refuse('alreadyDone', 'There are words with this number already. Send yours again.')
  const payload = { section, handed, to, words }
  return whyNot() ?? { events: [{ kind: 'wordsHanded', payload }], made: handed }
}

/** By the one to whom they were handed, once. */
export function settleWords(space: Space, me: Member, { handed: id, outcome }: AskTo<'settleWords'>): Answer {
  const handed = space.handed.get(id)
  if (handed === undefined || handed.to !== me.person) return notFound()
  if (handed.outcome === outcome) return { events: [] }
  if (handed.outcome !== null) return refuse('alreadyDone', 'These words were dealt with already.')
  return { events: [{ kind: 'wordsSettled', payload: { handed: id, outcome } }] }
}
