import type { Limits } from '../limits.ts'
import type { ClientFrame, ServerFrame } from '../message/frame.ts'
import { protocolVersion } from '../version.ts'

const asha = 'ashaaaaaaaaaaaaa'
const sam = 'sammmmmmmmmmmmmm'
const pen = 0xfeed_beef

/** Of no server: so that other defaults leave the bytes as they are. */
const limits: Limits = {
  maxChars: 1000,
  maxBlocks: 100,
  maxDepth: 3,
  maxUpdateBytes: 4000,
  maxFrameBytes: 5000,
  maxPensPerPerson: 6,
  maxBytesPerSecond: 7000,
  maxQueuedBytes: 8000,
}

/** A frame of every type that a client sends, by name. */
export const clientFrames = {
  step1: { type: 'step1', stateVector: Uint8Array.of(1, 5, 9) },
  step2: { type: 'step2', update: Uint8Array.of(0, 0) },
  update: { type: 'update', update: Uint8Array.of(1, 1, 5, 0, 255, 128) },
  awareness: { type: 'awareness', update: Uint8Array.of(0) },
  queryAwareness: { type: 'queryAwareness' },
  hello: {
    type: 'hello',
    hello: {
      protocol: protocolVersion,
      schema: 1,
      epoch: null,
      lastSeq: 41,
      pens: [
        { id: pen, capacity: 'frontlineStaff', voice: asha, by: 'phone', takenAt: 1_795_600_000_000 },
        { id: 1, capacity: null, voice: null, takenAt: 0 },
      ],
    },
  },
  pen: { type: 'pen', pen: { id: pen, capacity: 'unpaidCarer', voice: null } },
  replayed: { type: 'replayed', replayed: {} },
  sources: {
    type: 'sources',
    sources: {
      sources: [
        { client: pen, clock: 12, length: 5, from: { section: null, client: 7, clock: 0 } },
        { client: 2 ** 33 + pen, clock: 0, length: 1, from: { section: sam, client: 2 ** 33 + 7, clock: 3 } },
        { client: pen, clock: 17, length: 9, from: { file: 'plan – 2025.docx', claim: 'Jane Doe' } },
      ],
      restores: 4,
    },
  },
} as const satisfies Record<ClientFrame['type'], ClientFrame>

/** A frame of every type that only the server sends, by name. */
export const serverFrames = {
  welcome: {
    type: 'welcome',
    welcome: {
      epoch: 0,
      head: 42,
      permission: 'edit',
      limits,
      pens: [
        { id: pen, state: 'bound', capacity: 'usesServices' },
        { id: 1, state: 'notYours', capacity: null },
      ],
    },
  },
  saved: { type: 'saved', saved: { upTo: 3, seq: 45 } },
  refused: {
    type: 'refused',
    refused: {
      n: 4,
      retired: [pen],
      problem: { kind: 'notYourPen', words: 'Another person writes with this pen.' },
    },
  },
  rights: {
    type: 'rights',
    rights: { permission: null, by: sam, reason: 'The person asked for it – “for now”.' },
  },
  writers: {
    type: 'writers',
    writers: { writers: [{ pen, hand: sam, voice: asha, capacity: 'usesServices', by: 'phone' }] },
  },
  origins: {
    type: 'origins',
    origins: {
      origins: [
        {
          client: pen,
          clock: 7,
          length: 5,
          author: { hand: asha, voice: asha, capacity: 'usesServices' },
          at: 1_795_600_000_000,
          from: { client: 9, clock: 3 },
          placed: true,
        },
        {
          client: pen,
          clock: 17,
          length: 9,
          author: {
            hand: sam,
            voice: sam,
            capacity: 'frontlineStaff',
            importedFrom: { file: 'plan – 2025.docx' },
          },
          at: 1_795_600_000_000,
          from: null,
          placed: false,
        },
      ],
    },
  },
} as const satisfies Partial<Record<ServerFrame['type'], ServerFrame>>
