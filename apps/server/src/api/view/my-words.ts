import type { MyWords, RunView, TypedAnswer } from '@alongside/protocol'

type Run = MyWords['blocks'][number][number]

/** Of what is told to those who may read a part only what whoever has the code of somebody's words may know: these words. */
export function myWordsOf(
  typed: TypedAnswer,
  beside: Pick<MyWords, 'space' | 'lastDay' | 'mayCorrect'>,
): MyWords {
  const { seq, document, person, hands, blocks, open, gone } = typed
  return {
    ...beside,
    seq,
    document: document.title,
    person: person.name,
    hands: hands.map(({ name }) => name),
    blocks: blocks.map(({ runs }) => withoutOthers(runs, person.id)),
    open,
    gone,
  }
}

/** However much others wrote between two words, it is one gap. */
function withoutOthers(runs: readonly RunView[], person: string): Run[] {
  return runs
    .map((run): Run => (run.author.id === person ? { text: run.text, is: standingOf(run) } : null))
    .filter((run, at, all) => run !== null || at === 0 || all[at - 1] !== null)
}

function standingOf({ unconfirmed, disowned }: RunView): 'open' | 'disowned' | 'theirs' {
  return unconfirmed ? 'open' : disowned ? 'disowned' : 'theirs'
}
