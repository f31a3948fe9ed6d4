import type {
  Action,
  Attendance,
  Interest,
  Item,
  MeetingView,
  MinutesAnswer,
  RecordedDecision,
  Vote,
} from '@alongside/meeting'
import { capacities, type Capacity, type DocumentView, type SectionView } from '@alongside/protocol'

/** An item of the agenda with all that the record holds of it. */
export interface ItemRecord {
  readonly item: Item
  readonly section: SectionView
  readonly notes: MinutesAnswer['notes'][number] | null
  readonly interests: readonly Interest[]
  /** Those that came to an end, in the order of opening. */
  readonly votes: readonly Vote[]
  readonly decisions: readonly RecordedDecision[]
  readonly actions: readonly Action[]
}

type Recorded = Pick<MeetingView, 'items' | 'interests' | 'votes' | 'decisions' | 'actions'>

/** The items in the order of the agenda, as far as the reader may read them, with what belongs to each. */
export function recordOf(
  meeting: Recorded,
  { sections }: Pick<DocumentView, 'sections'>,
  { notes }: Pick<MinutesAnswer, 'notes'>,
): readonly ItemRecord[] {
  const known = new Map(meeting.items.map((item) => [item.id, item]))
  return sections.flatMap((section): ItemRecord[] => {
    const item = section.putAway ? undefined : known.get(section.id)
    if (item === undefined) return []
    const isHere = (one: { readonly item: string }) => one.item === item.id
    return [
      {
        item,
        section,
        notes: notes.find(isHere) ?? null,
        interests: meeting.interests.filter((one) => isHere(one) && !one.withdrawn),
        votes: meeting.votes.filter((one) => isHere(one) && one.closed !== null),
        decisions: meeting.decisions.filter(isHere),
        actions: meeting.actions.filter(isHere),
      },
    ]
  })
}

/** The meeting that is to approve minutes: the first behind theirs that is neither over nor called off. */
export function approvingMeeting({
  later,
}: Pick<MinutesAnswer, 'later'>): MinutesAnswer['later'][number] | undefined {
  return later.find(
    ({ isCalledOff, phase }) => !isCalledOff && ['agendaDraft', 'published', 'live'].includes(phase),
  )
}

/** Who was there, by capacity, who sent word, and who else had a seat. */
export interface WhoWasThere {
  readonly groups: readonly { readonly capacity: Capacity; readonly people: readonly Attendance[] }[]
  readonly apologies: readonly string[]
  readonly absent: readonly string[]
}

/** Sorts those of a meeting by whether and as what they were there; whoever came after all has sent no apology. */
export function whoWasThere({
  roll,
  apologies,
  seats,
}: Pick<MeetingView, 'roll' | 'apologies' | 'seats'>): WhoWasThere {
  const there = new Set(roll.map(({ person }) => person))
  const sorry = apologies.map(({ person }) => person).filter((person) => !there.has(person))
  return {
    groups: capacities.flatMap((capacity) => {
      const people = roll.filter((one) => one.capacity === capacity)
      return people.length === 0 ? [] : [{ capacity, people }]
    }),
    apologies: sorry,
    absent: seats
      .map(({ person }) => person)
      .filter((person) => !there.has(person) && !sorry.includes(person)),
  }
}

/** Whose words some are, and who typed them for them; null: they did. */
export interface NotesWriter {
  readonly name: string
  readonly typedBy: string | null
}

/** Whose words stand in the notes, and who typed them for whom, each once, in the order of their first words. */
export function writersOf(notes: ItemRecord['notes']): readonly NotesWriter[] {
  const runs = notes?.text?.blocks.flatMap((block) => block.runs) ?? []
  const written = runs.filter(({ text }) => text.trim() !== '')
  return [
    ...new Map(
      written.map(({ author, hand }) => [
        `${author.id} ${hand.id}`,
        { name: author.name, typedBy: hand.id === author.id ? null : hand.name },
      ]),
    ).values(),
  ]
}
