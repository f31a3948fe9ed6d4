import type { LogRow } from '@alongside/attribution'
import { anyActs, Atlas, moves, play, stays, type Table } from '@alongside/attribution/testing'
import { createFlowDoc, textOf } from '@alongside/flow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ComparedBlock, ComparedRun } from './compare.ts'
import { lengthOf } from './letters.ts'
import { sittingsOf } from './sittings.ts'
import { between } from './testing/moments.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 25)
const seed = process.env['FUZZ_SEED']
const trials = seed === undefined ? { numRuns, endOnFailure: true } : { numRuns, seed: Number(seed) }

type What = 'removed' | 'movedAway' | 'added' | 'movedHere'

/** The text of the blocks of which some words, and some beginnings, are taken out. */
function without(compared: readonly ComparedBlock[], out: readonly What[]): string {
  const kept: string[] = []
  for (const { change, runs } of compared) {
    const words = runs
      .filter((run) => !out.some((what) => what === run.change?.is))
      .map(({ text }) => text)
      .join('')
    const isOut = out.some((what) => what === change?.is)
    if (!isOut || (kept.length === 0 && words !== '')) kept.push(words)
    else if (kept.length > 0) kept[kept.length - 1] += words
  }
  return kept.join('\n¶')
}

const lines = (blocks: Parameters<typeof textOf>[0][]): string => blocks.map(textOf).join('\n¶')

function unitsOf(compared: readonly ComparedBlock[]): readonly (ComparedRun & { readonly unit: number })[] {
  return compared.flatMap(({ runs }) =>
    runs.flatMap((run) =>
      Array.from({ length: run.text.length }, (_, at) => ({ ...run, unit: run.clock + at })),
    ),
  )
}

/** Who first took each unit away, as the rows one by one tell. */
function removersIn(rows: readonly LogRow[]): ReadonlyMap<string, number | null> {
  const doc = createFlowDoc()
  const removers = new Map<string, number | null>()
  let pen: number | null = null
  doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
    for (const [client, items] of deleteSet.clients)
      for (const { clock, len } of items)
        for (let unit = clock; unit < clock + len; unit++) removers.set(`${client} ${unit}`, pen)
  })
  for (const row of rows) {
    pen = row.pen
    Y.applyUpdate(doc, row.bytes)
  }
  return removers
}

/** Two rows of a section's log, by numbers. */
const anyMoments = fc.tuple(fc.nat({ max: 9_999 }), fc.nat({ max: 9_999 }))

/** What an update deletes, unit by unit. */
function idsIn({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']): string[] {
  return Array.from(clients, ([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => unitsFrom(client, clock, clock + len)),
  ).flat()
}

function unitsFrom(client: number, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, at) => `${client} ${from + at}`)
}

describe('one moment beside another, of what the oracle’s people did', () => {
  const check = (table: Table, [one, other]: readonly [number, number]) => {
    const atlas = new Atlas(table.rooms)
    for (const { section, rows, writers } of table.rooms) {
      const [since, seq] = [one % (rows.length + 1), other % (rows.length + 1)].toSorted((a, b) => a - b)
      const writerOf = (pen: number) => writers.get(pen)
      const known = { rows, attribution: atlas.upTo(section), writerOf }
      const { before, after, compared } = between(known, since ?? 0, seq ?? 0)
      expect(without(compared, ['removed', 'movedAway'])).toBe(lines([...after]))
      expect(without(compared, ['added', 'movedHere'])).toBe(lines([...before]))
      const removers = removersIn(rows)
      const [here, away]: [string[], string[]] = [[], []]
      for (const { client, unit, change } of unitsOf(compared)) {
        // Of what undo brought back and took away again before anybody met, the oracle does not know.
        if (change === null || !table.truth.has(section, client, unit)) continue
        const { author, placer, back, origin } = table.truth.of(section, client, unit)
        const remover = writers.get(removers.get(`${client} ${unit}`) ?? 0)?.voice
        const isHere = change.is === 'added' || change.is === 'movedHere'
        expect(change.done?.writer.voice).toBe(isHere ? (back ?? placer ?? author) : remover)
        if (change.is === 'movedHere') here.push(origin)
        if (change.is === 'movedAway') away.push(origin)
      }
      expect(here.toSorted()).toEqual(away.toSorted())
    }
  }

  it('[T6] without what came it is the earlier text, without what went the later', () => {
    expect(() =>
      fc.assert(
        fc.property(anyActs(stays), anyMoments, (acts, moments) => check(play(acts), moments)),
        trials,
      ),
    ).not.toThrow()
  })

  it('[T7] of every letter that came or went it is told who did it, whatever was moved and restored', () => {
    expect(() =>
      fc.assert(
        fc.property(anyActs([...stays, ...moves, ...moves]), anyMoments, (acts, moments) =>
          check(play(acts), moments),
        ),
        trials,
      ),
    ).not.toThrow()
  })

  it('[T8] a version that was restored says nothing beside the moment that it was taken from', () => {
    fc.assert(
      fc.property(anyActs([...stays, ...moves]), (acts) => {
        const table = play(acts)
        const [room] = table.rooms
        if (room === undefined) return
        const who = { who: 0, section: 0, from: 0, to: 0, words: 'x' }
        const act = (what: 'meet' | 'keep' | 'restore' | 'write') => table.do({ ...who, what })
        act('meet')
        act('keep')
        const since = room.head
        act('write')
        act('restore')
        act('meet')
        const known = {
          rows: room.rows,
          attribution: new Atlas(table.rooms).upTo(room.section),
          writerOf: (pen: number) => room.writers.get(pen),
        }
        const { compared, before } = between(known, since, room.head)
        const changed = unitsOf(compared).filter(({ change }) => change !== null)
        expect(changed.filter(({ embed }) => embed === null)).toEqual([])
        expect(compared.length).toBe(before.length)
      }),
      trials,
    )
  })

  it('[T4] the sittings add up to all letters that were ever written, and everybody is in one who wrote', () => {
    fc.assert(
      fc.property(anyActs([...stays, ...moves]), (acts) => {
        const table = play(acts)
        const atlas = new Atlas(table.rooms)
        for (const { section, rows, writers } of table.rooms) {
          const sittings = sittingsOf(atlas.upTo(section), (pen) => writers.get(pen))
          const ends = new Map<number, number>()
          const units = new Set<string>()
          const voices = new Set<string | undefined>()
          let written = 0
          for (const { bytes, pen } of rows) {
            const { structs, ds } = Y.decodeUpdate(bytes)
            const voice = writers.get(pen ?? 0)?.voice
            for (const struct of structs) {
              const { client, clock } = struct.id
              const end = ends.get(client) ?? 0
              if (clock + struct.length <= end) continue
              ends.set(client, clock + struct.length)
              voices.add(voice)
              if (!(struct instanceof Y.Item)) continue
              const { content } = struct
              const isUnit = [Y.ContentString, Y.ContentEmbed, Y.ContentType].some(
                (is) => content instanceof is,
              )
              if (isUnit)
                for (const id of unitsFrom(client, Math.max(clock, end), clock + struct.length)) units.add(id)
              if (content instanceof Y.ContentString) written += lengthOf(content.str.slice(end - clock))
            }
            for (const id of idsIn(ds)) {
              // Whoever deletes what somebody had deleted already has done nothing.
              if (units.delete(id)) voices.add(voice)
            }
          }
          const people = sittings.flatMap((sitting) => sitting.people)
          const told = people.map(
            ({ added, moved, imported, suggested }) => added + moved + imported + suggested,
          )
          const sum = told.reduce((all, one) => all + one, 0)
          expect(sum).toBe(written)
          expect(new Set(people.map(({ writer }) => writer.voice))).toEqual(voices)
        }
      }),
      trials,
    )
  })
})
