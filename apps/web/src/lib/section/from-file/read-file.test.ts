import { importedFromSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { mostFileBytes, named, readFile } from './read-file.ts'

const file = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, name)

it('reads a text line by line, whatever signs stand in it', async () => {
  expect(await readFile(file('Notes.TXT', 'One <b>&\r\n\r\ntwo'))).toEqual({
    html: '<p>One &lt;b&gt;&amp;</p><p>two</p>',
    from: { file: 'Notes.TXT' },
  })
})

it('reads a text that an older program wrote', async () => {
  expect(await readFile(file('notes.txt', Uint8Array.of(0xe6, 0xf8, 0xe5)))).toMatchObject({
    html: '<p>æøå</p>',
  })
})

it('reads Markdown', async () => {
  const read = await readFile(file('plan.md', '# Plan\n\n- **one**\n'))
  expect(read).toMatchObject({ html: expect.stringMatching(/<h1>Plan<\/h1>[^]*<strong>one<\/strong>/) })
})

it('says why it reads nothing', async () => {
  const trouble = async (one: File) => {
    const read = await readFile(one)
    return 'trouble' in read ? read.trouble : null
  }
  expect(await trouble(file('plan.pdf', 'x'))).toBe('wrongKind')
  expect(await trouble(file('plan.txt'))).toBe('empty')
  expect(await trouble(file('plan.txt', 'x'.repeat(mostFileBytes + 1)))).toBe('tooLarge')
  expect(await trouble(file('plan.txt', Uint8Array.of(80, 75, 0, 0)))).toBe('unreadable')
  expect(await trouble(file('plan.docx', 'no package'))).toBe('unreadable')
})

it('names a file, and each whom it names once, within what may be said', () => {
  expect(named('plan.docx', ['Jane Doe', ' ', 'Bob', 'Jane Doe '])).toEqual({
    file: 'plan.docx',
    claim: 'Jane Doe, Bob',
  })
  expect(named('plan.docx', [])).toEqual({ file: 'plan.docx' })
  const long = named(`${'😀'.repeat(150)}.docx`, ['n'.repeat(300)])
  expect(long.file).toMatch(/…\.docx$/)
  expect(importedFromSchema.parse(long)).toEqual(long)
})
