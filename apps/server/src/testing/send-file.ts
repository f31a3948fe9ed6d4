import { fileNameHeader, fileViewSchema, type FileView } from '@alongside/protocol'
import { readdir } from 'node:fs/promises'
import { request, type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { json } from 'node:stream/consumers'

/** Where someone sends files to, and as whom. */
export interface Sender {
  readonly url: string
  readonly section: string
  readonly headers: Readonly<Record<string, string>>
  /** What the file is for; the text unless given. */
  readonly use?: string
}

export interface Answer {
  readonly status: number
  /** JSON. */
  readonly body: unknown
}

/** Sends a whole file, as a page would. */
export async function sendFile(
  { url, section, headers, use = 'text' }: Sender,
  bytes: Uint8Array | string,
  name = 'file',
): Promise<Answer> {
  const response = await fetch(`${url}/api/sections/${section}/files?use=${use}`, {
    method: 'POST',
    headers: { ...headers, [fileNameHeader]: encodeURIComponent(name) },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  })
  return { status: response.status, body: await response.json() }
}

/** Sends a file that must be taken. */
export async function addFile(sender: Sender, bytes: Uint8Array | string, name?: string): Promise<FileView> {
  const { status, body } = await sendFile(sender, bytes, name)
  if (status !== 200) throw new Error(`the file was refused: ${JSON.stringify(body)}`)
  return fileViewSchema.parse(body)
}

/** Begins to send a file; the test goes on with it, or breaks it off. What is answered may come at any time. */
export function beginToSend(
  { url, section, headers }: Sender,
  more: OutgoingHttpHeaders,
): { sending: ClientRequest; answer: Promise<Answer> } {
  const sending = request(`${url}/api/sections/${section}/files`, {
    method: 'POST',
    headers: { ...headers, ...more },
  })
  const answer = new Promise<Answer>((resolve, reject) => {
    sending.on('response', (response: IncomingMessage) => {
      json(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject)
    })
    sending.on('error', reject)
  })
  answer.catch(() => undefined) // where it was broken off nobody waits for an answer
  sending.flushHeaders()
  return { sending, answer }
}

/** The paths of all files in the folders that hold what people send. */
export async function filesLyingIn(dataDir: string): Promise<string[]> {
  const folders = ['files', 'uploads'].map((name) =>
    readdir(`${dataDir}/${name}`, { recursive: true, withFileTypes: true }),
  )
  const entries = (await Promise.all(folders)).flat()
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`)
}
