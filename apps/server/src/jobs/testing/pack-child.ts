import { adding, calling } from '../../testing/hold-meeting.ts'
import { seat } from '../../api/testing/visitor.ts'
import { openMortal } from './mortal.ts'

/**
 * Does what is due in the directory named, where it first sends the papers of a meeting to Asha. It kills itself at the
 * step named, if it comes there.
 */
const [directory = '', smtpUrl = '', step = 'none'] = process.argv.slice(2)

const space = 'spacea0000000000'
const [lena, asha] = ['lena000000000000', 'asha000000000000']

const { people, spaces, comeTo, work } = await openMortal({ directory, smtpUrl, step })

if ((await spaces.load(space)) === null) {
  // Of Asha's joining Lena would hear by mail.
  await people.add({ id: lena, name: 'Lena', email: null })
  await people.add({ id: asha, name: 'Asha', email: 'asha@example.org' })
  type Asked = Parameters<typeof spaces.run>[1]
  const must = async (ask: Asked, person: string) => {
    const outcome = await spaces.run(space, ask, { person })
    if ('refusal' in outcome) throw new Error(outcome.refusal.words)
    return outcome.made ?? ''
  }
  const presence = { isGone: () => false, isCardGone: () => false }
  const meet = (ask: Extract<Asked, { do: 'meet' }>['ask'], meeting: string) =>
    must({ do: 'meet', meeting, ask, presence }, lena)
  await must({ do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] }, lena)
  const link = { do: 'inviteByLink', label: 'all', seat, lastDay: '2999-12-31', uses: 1 } as const
  const invitation = await must(link, lena)
  await must({ do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' }, asha)
  const startsAt = Date.now() + 86_400_000
  const called = calling('March', [])
  const notice = { ...called.notice, startsAt, endsAt: startsAt + 3_600_000 }
  const meeting = await must({ ...called, notice }, lena)
  await must(adding(meeting, 'The day centre'), lena)
  await meet({ do: 'publish', needs: [] }, meeting)
  await meet({ do: 'sendPack', to: [{ person: asha, way: 'mail', formats: [] }], needs: [] }, meeting)
  comeTo('after the events')
}

work({ remindAfterMs: [] })
