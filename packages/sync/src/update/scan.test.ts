import type { AnyEncodable } from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate, type MadeContent, type MadeStruct } from '../testing/write-update.ts'
import { scan } from './scan.ts'

const bytesOf = (...structs: readonly MadeStruct[]) =>
  writeUpdate({ blocks: [{ client: 5, clock: 0, structs }] })
const inBody = (content: MadeContent) => bytesOf({ content, root: 'body' })
const forbidden = (bytes: Uint8Array) => {
  const scanned = scan(bytes)
  return scanned.type === 'scanned' ? scanned.forbidden : scanned
}

it('[S8] reads every struct and deletion of an update', () => {
  const doc = new Y.Doc()
  doc.clientID = 5
  doc.getText('body').insert(0, 'é🙂', { bold: true })
  doc.getText('body').delete(0, 1)
  expect(scan(Y.encodeStateAsUpdate(doc))).toMatchObject({
    type: 'scanned',
    blocks: [
      {
        client: 5,
        structs: [
          { kind: 'format', clock: 0, length: 1, root: 'body', key: null },
          { kind: 'deleted', clock: 1, length: 1, origin: { client: 5, clock: 0 } },
          { kind: 'text', clock: 2, length: 2 },
          { kind: 'format', clock: 4, length: 1, origin: { client: 5, clock: 3 } },
        ],
      },
    ],
    deleted: [{ client: 5, from: 1, to: 2 }],
    forbidden: null,
  })
})

it('[S8] what is cut off, or goes on after its end, is unreadable', () => {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, 'hello', { link: { href: 'https://example.org' } })
  const whole = Y.encodeStateAsUpdate(doc)
  for (let length = 0; length < whole.length; length++) {
    expect(scan(whole.subarray(0, length)).type).toBe('unreadable')
  }
  expect(scan(new Uint8Array([...whole, 0]))).toEqual({ type: 'unreadable', why: 'bytes follow its end' })
})

it('[S8] broken UTF-8 and broken JSON are unreadable', () => {
  const bytes = inBody({ type: 'text', text: 'abc' })
  for (const wrong of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80], [0xe2, 0x82]]) {
    const broken = bytes.slice()
    broken.set(wrong, broken.indexOf(0x61))
    expect(scan(broken).type).toBe('unreadable')
  }
  expect(scan(inBody({ type: 'embed', json: '{"a":' }))).toEqual({
    type: 'unreadable',
    why: 'a value is not JSON',
  })
  expect(scan(inBody({ type: 'format', key: 'bold', json: 'yes' })).type).toBe('unreadable')
})

it('[S8] empty structs and deletions are unreadable', () => {
  expect(scan(inBody({ type: 'text', text: '' })).type).toBe('unreadable')
  expect(scan(bytesOf({ content: { type: 'collected', length: 0 } })).type).toBe('unreadable')
  expect(scan(writeUpdate({ blocks: [], deleted: [{ client: 5, clock: 0, length: 0 }] })).type).toBe(
    'unreadable',
  )
  expect(scan(writeUpdate({ blocks: [{ client: 5, clock: 0, structs: [] }] })).type).toBe('unreadable')
})

it('[S8] clocks of 2^31 and above are unreadable', () => {
  const structs: MadeStruct[] = [{ content: { type: 'text', text: 'ab' }, root: 'body' }]
  expect(scan(writeUpdate({ blocks: [{ client: 5, clock: 2 ** 31 - 2, structs }] })).type).toBe('unreadable')
  expect(scan(writeUpdate({ blocks: [{ client: 5, clock: 2 ** 31 - 3, structs }] })).type).toBe('scanned')
  const deleted = [{ client: 5, clock: 2 ** 31 - 2, length: 2 }]
  expect(scan(writeUpdate({ blocks: [], deleted })).type).toBe('unreadable')
})

it('[S8] a struct that refers to itself or to a later one of its client is unreadable', () => {
  for (const where of [{ origin: 0 }, { rightOrigin: 0 }, { parent: 0 }, { origin: 3 }]) {
    const ids = Object.entries(where).map(([name, clock]) => [name, { client: 5, clock }])
    const self: MadeStruct = { content: { type: 'text', text: 'x' }, ...Object.fromEntries(ids) }
    expect(scan(bytesOf(self)).type).toBe('unreadable')
  }
})

it('[S8] a client that is named twice is unreadable: Yjs would forget the first', () => {
  const block = {
    client: 5,
    clock: 0,
    structs: [{ content: { type: 'text', text: 'x' }, root: 'body' }],
  } as const
  expect(scan(writeUpdate({ blocks: [block, block] })).type).toBe('unreadable')
})

it('[S8] names, kinds and values that no section holds are read to the end and named', () => {
  const text: MadeContent = { type: 'text', text: 'x' }
  const value = (json: AnyEncodable): MadeStruct => ({
    content: { type: 'any', values: [json] },
    root: 'card:a',
    key: 'a',
  })
  const refused: MadeStruct[] = [
    { content: text, root: 'other' },
    { content: text, root: '__proto__' },
    { content: text, root: 'cell:a:b' },
    { content: text, root: 'fates', key: '__proto__' },
    { content: text, root: 'fates', key: '' },
    { content: { type: 'format', key: '__proto__', json: 'true' }, root: 'body' },
    { content: { type: 'embed', json: '{"a":{"__proto__":1}}' }, root: 'body' },
    { content: { type: 'embed', json: '['.repeat(9) + ']'.repeat(9) }, root: 'body' },
    value(new Uint8Array([1])),
    value(10n ** 12n),
    value([[[[[[[[[]]]]]]]]]),
    value({ ['__proto__x']: 1 }),
    { content: { type: 'binary', bytes: new Uint8Array([1]) }, root: 'body' },
    { content: { type: 'doc', guid: 'g' }, root: 'body' },
    { content: { type: 'json', values: ['1', 'undefined'] }, root: 'body' },
    ...[0, 2, 4, 6].map((ref): MadeStruct => ({ content: { type: 'type', ref }, root: 'body' })),
  ]
  for (const struct of refused) expect(forbidden(bytesOf(struct, struct))).toBeTypeOf('string')
  for (const root of ['body', 'title', 'cell:aaaaaaaaaaaa:bbbbbbbbbbbb', 'card:a1', 'sug:a1']) {
    expect(forbidden(bytesOf({ content: text, root }))).toBeNull()
  }
  expect(forbidden(bytesOf(value({ id: 'a', list: [1, 1.5, true, null, 'é'] })))).toBeNull()
})
