import {
  answeredProblemSchema,
  asHeader,
  fileNameHeader,
  fileViewSchema,
  type FileUse,
  type FileView,
} from '@alongside/protocol'
import type { z } from 'zod'
import type { Answer } from './api.ts'

/** A file on its way into a section. */
export interface Sending {
  readonly section: string
  readonly use: FileUse
  readonly name: string
  readonly bytes: Blob | ArrayBuffer
  /** In whose name it is sent. */
  readonly as: string
  /** Hears which share of it, from 0 to 1, is on its way. */
  readonly told?: (share: number) => void
  /** Never answers once this is aborted. */
  readonly signal?: AbortSignal
}

/** Sends a file into a section. */
export function sendFile({ section, use, ...sending }: Sending): Promise<Answer<FileView>> {
  return sendBytes(`/api/sections/${encodeURIComponent(section)}/files?use=${use}`, fileViewSchema, sending)
}

/** Sends bytes to an address. This is an `XMLHttpRequest`, since `fetch` cannot tell how much is on its way. */
export function sendBytes<Value>(
  address: string,
  answer: z.ZodType<Value>,
  { name, bytes, as, told, signal }: Omit<Sending, 'section' | 'use'>,
): Promise<Answer<Value>> {
  const request = new XMLHttpRequest()
  signal?.addEventListener('abort', () => request.abort())
  return new Promise((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => told?.(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => resolve(read(answer, request.status, request.responseText)))
    request.addEventListener('error', () => resolve(unreachable(0)))
    request.open('POST', address)
    request.setRequestHeader(fileNameHeader, encodeURIComponent(name))
    request.setRequestHeader(asHeader, as)
    request.send(bytes)
  })
}

function read<Value>(answer: z.ZodType<Value>, status: number, text: string): Answer<Value> {
  const json = parse(text)
  const view = answer.safeParse(json)
  if (status === 200 && view.success) return { ok: true, value: view.data }
  const problem = answeredProblemSchema.safeParse(json)
  if (problem.success) return { ok: false, status, trouble: problem.data }
  // What stands before the server may have a limit of its own.
  if (status === 413) return { ok: false, status, trouble: { kind: 'tooLarge', words: 'too large' } }
  return unreachable(status)
}

function unreachable(status: number): Answer<never> {
  return { ok: false, status, trouble: { kind: 'unreachable', words: `the server answered ${status}` } }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
