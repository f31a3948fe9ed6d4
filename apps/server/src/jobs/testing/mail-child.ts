import { writeSync } from 'node:fs'
import { seat } from '../../api/testing/visitor.ts'
import { openMortal } from './mortal.ts'

/**
 * Mails invitations from the directory named until there is nothing left to do, or until it comes to the step
 * named, where it kills itself. On an empty directory it first invites as many people as asked. Each
 * invitation that it has written down as mailed is printed as a line.
 */
const [directory = '', smtpUrl = '', step = 'none', count = '1'] = process.argv.slice(2)

const space = 'spacea0000000000'
const lena = 'lena000000000000'

const { people, spaces, comeTo, work } = await openMortal({
  directory,
  smtpUrl,
  step,
  onSettled(job, outcome) {
    if (outcome.type === 'done' && outcome.next.length > 0) writeSync(1, `mailed ${job}\n`)
  },
})
writeSync(1, 'opened\n')

if ((await spaces.load(space)) === null) {
  await people.add({ id: lena, name: 'Lena', email: 'lena@example.org' })
  const open = { do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] } as const
  await spaces.run(space, open, { person: lena })
  for (let number = 1; number <= Number(count); number += 1) {
    const email = `person${number}@example.org`
    const ask = { do: 'inviteByMail', email, name: null, seat, words: '' } as const
    await spaces.run(space, ask, { person: lena })
  }
  comeTo('after the events')
}
writeSync(1, 'invited\n')
work({ remindAfterMs: [] })
