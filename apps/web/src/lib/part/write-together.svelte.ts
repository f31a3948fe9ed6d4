import type { LetterSpan, MemberView, SpaceView } from '@alongside/protocol'
import { onMount, untrack } from 'svelte'
import { getAnnouncer } from '#lib/announcer.svelte.ts'
import { api } from '#lib/api.ts'
import { Comments } from '#lib/comments/comments.svelte.ts'
import { sendingBy, type Sending } from '#lib/handed/sending.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageText } from '#lib/section/desk.svelte.ts'
import type { Writes } from '#lib/section/writes.ts'
import { getRenewal } from '#lib/renewal.ts'
import { sendFile } from '#lib/send-file.ts'
import { Suggestions } from '#lib/suggestions/suggestions.svelte.ts'
import { nameMarked } from '#lib/words/names.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import { WritingLayer } from './writing.svelte.ts'

interface Options {
  readonly space: () => SpaceView
  readonly maxFileBytes: number
  /** The document whose texts are written, and what is loaded anew when the person's rights to it change. */
  readonly document: string
  readonly reloads: string
  readonly nameOf: (person: string) => string
  /** Whose words the person types; their own unless it is said. */
  readonly writes?: () => Writes
  /** Everybody whose name may be known here; the members of the space unless it is said. */
  readonly members?: () => readonly MemberView[]
  /** The texts of which the page says who wrote them. */
  readonly texts?: () => readonly PageText[]
  /** The address asks to see whose every word is. */
  readonly isDrawn?: boolean
  /** Goes to where letters of a section are removed for good; left out where that is not offered. */
  readonly erase?: (section: string, letters: readonly LetterSpan[]) => void
  /** Somebody came to the texts or left them; said of documents, since who is elsewhere is told there. */
  readonly came?: (name: string) => void
  readonly left?: (name: string) => void
}

/** What stands on a page on which texts are written together. */
export interface WrittenTogether {
  readonly me: string
  readonly ask: ReturnType<typeof api>
  readonly sending: Sending
  readonly comments: Comments
  readonly suggestions: Suggestions
  readonly layer: WritingLayer
  /** Loads anew what the page shows of the document. */
  readonly refresh: () => void
}

/**
 * Has texts written on a page: with comments, suggestions, and the writing layer once the text stands. To be called as a
 * component is made; a page is of one space, one document and one person for its whole life.
 */
export function writeTogether(options: Options): WrittenTogether {
  const {
    space,
    maxFileBytes,
    document,
    reloads,
    nameOf,
    members = () => space().members,
    texts,
    isDrawn = false,
    erase,
    came,
    left,
  } = options
  const announcer = getAnnouncer()
  const renewal = getRenewal()
  const { id, me } = untrack(() => ({ id: space().id, me: space().me.person }))
  const ask = api(fetch, me)
  const comments = new Comments({
    space: id,
    me,
    maxFileBytes,
    load: (section) => ask.comments(section),
    ask: (command) => ask.command(id, command),
    sendFile: (section, file, told) => sendFile({ section, use: 'comment', as: me, told, ...file }),
    sent: () => announcer.say(m.comments_sent()),
    refused: (kind) => announcer.say(`${m.comments_refused()} ${troubleWords(kind)}`),
  })
  const suggestions = new Suggestions((section) => ask.suggestions(section))
  const layer = new WritingLayer()
  const refresh = (): void => renewal.ask(reloads)
  const own = (): Writes => ({ capacity: space().me.capacity, voice: null })
  const { writes = own } = options

  onMount(() => {
    comments.open()
    void layer.open({
      me,
      maxFileBytes,
      document,
      bringPicture: async (section, file) => {
        const brought = await ask.bringFile(section, file)
        return brought.ok ? brought.value.id : null
      },
      ...(texts && { texts }),
      isDrawn,
      erase,
      readText: async (section) => {
        const text = await ask.sectionText(section)
        return text.ok ? text.value : null
      },
      members,
      writes,
      nameOf: nameMarked,
      came: (name) => came?.(name),
      left: (name) => left?.(name),
      typed: () => announcer.typed(),
      tell: (words) => announcer.say(words, 'important'),
      refresh,
    })
    return () => {
      layer.close()
      comments.close()
    }
  })

  // The pens of live sections are no state of a page: they follow whose words are written.
  $effect(() => {
    void writes()
    layer.now?.desk.followWriter()
  })

  return { me, ask, sending: sendingBy(ask, id, nameOf), comments, suggestions, layer, refresh }
}
