import { benchAttribution } from './attribution/attribution.ts'
import { benchBallots } from './ballots/ballots.ts'
import { benchEvents } from './events/events.ts'
import { benchJobs } from './jobs/jobs.ts'
import { benchMeeting } from './meeting/meeting.ts'
import { benchOpening } from './opening/opening.ts'
import { benchRights } from './rights/rights.ts'
import { benchRoom } from './room/room.ts'

interface Bench {
  readonly about: string
  readonly run: (print: (line: string) => void) => Promise<void> | void
}

const benches: Readonly<Record<string, Bench>> = {
  room: {
    about: 'one busy section: time to the others, and how much it takes, beside two peers',
    run: benchRoom,
  },
  jobs: {
    about: 'how many jobs a second are claimed and written down as done',
    run: benchJobs,
  },
  events: {
    about: 'what is asked of a space, from asked for to told, beside folding its event once',
    run: benchEvents,
  },
  ballots: {
    about:
      'the ballots of an allocation round counted again, compared with slow counts, and read by who must not learn',
    run: benchBallots,
  },
  meeting: {
    about: 'sixty people in one meeting: how long until the last of them hears what somebody did',
    run: benchMeeting,
  },
  attribution: {
    about: 'how fast a log is credited, and whose words are told as whose after all that people do to a text',
    run: benchAttribution,
  },
  opening: {
    about: 'how long a section takes to open after a restart, by the length of its log',
    run: benchOpening,
  },
  rights: {
    about: 'suggesters with honest and modified clients: nobody is refused, nothing that stands changes',
    run: benchRights,
  },
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const [name] = process.argv.slice(2).filter((argument) => argument !== '--')
const bench = name === undefined ? undefined : benches[name]
if (bench === undefined) {
  print('pnpm bench NAME, one of:')
  for (const [one, { about }] of Object.entries(benches)) print(`  ${one}  ${about}`)
  print('\npnpm replay --trace FILE plays a recorded session.')
  process.exitCode = name === undefined ? 0 : 1
} else {
  await bench.run(print)
}
