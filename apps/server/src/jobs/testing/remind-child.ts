import { writeSync } from 'node:fs'
import { seat } from '../../api/testing/visitor.ts'
import { openMortal } from './mortal.ts'

/**
 * Does what is due in the directory named, so many days after the first run, which put a question to Asha. It kills
 * itself at the step named, if it comes there.
 */
const [directory = '', smtpUrl = '', days = '0', step = 'none'] = process.argv.slice(2)

const day = 86_400_000
const space = 'spacea0000000000'
const [lena, asha] = ['lena000000000000', 'asha000000000000']

const now = () => Date.now() + Number(days) * day
const { people, spaces, work } = await openMortal({ directory, smtpUrl, step, now })

if ((await spaces.load(space)) === null) {
  for (const [id, name] of [
    [lena, 'Lena'],
    [asha, 'Asha'],
  ] as const) {
    await people.add({ id, name, email: `${name.toLowerCase()}@example.org` })
  }
  const must = async (ask: Parameters<typeof spaces.run>[1], person: string) => {
    const outcome = await spaces.run(space, ask, { person })
    if ('refusal' in outcome) throw new Error(outcome.refusal.words)
    return outcome.made ?? ''
  }
  await must({ do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] }, lena)
  const invitation = await must(
    { do: 'inviteByLink', label: 'all', seat, lastDay: '2999-12-31', uses: 1 },
    lena,
  )
  await must({ do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' }, asha)
  const document = await must({ do: 'createDocument', kind: 'blank', title: 'Plan' }, lena)
  const section = (await spaces.load(space))?.documents.get(document)?.sections[0]?.id ?? ''
  const words = `Is it so, @{${asha}}?`
  const question = { section, thread: 'threadone0000000', anchor: null, sort: 'question', words } as const
  await must({ do: 'comment', ...question, voice: null }, lena)
}

work({ remindAfterMs: [7 * day] })
writeSync(1, 'at work\n')
