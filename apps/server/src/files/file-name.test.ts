import type { FileType } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { cleanFileName } from './file-name.ts'

it.each<[string, FileType, string]>([
  ['photo.jpg', 'image/jpeg', 'photo.jpg'],
  ['Photo.JPEG', 'image/jpeg', 'Photo.jpeg'],
  ['Blåbær  til\tos.png', 'image/png', 'Blåbær til os.png'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\Users\\asha\\plan.pdf', 'application/pdf', 'plan.pdf'],
  ['/', 'application/pdf', 'file.pdf'],
  ['', 'audio/webm', 'file.webm'],
  ['..', 'text/plain', 'file.txt'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['photo.png', 'image/jpeg', 'photo.png.jpg'],
  ['run.bat', 'text/plain', 'run.bat.txt'],
  ['page.html', 'text/plain', 'page.html.txt'],
  ['notes.md', 'text/plain', 'notes.md'],
  ['a\r\nSet-Cookie: b.txt', 'text/plain', 'a Set-Cookie_ b.txt'],
  ['plan\0.pdf\u202Efdp.exe', 'application/pdf', 'plan.pdffdp.exe.pdf'],
  ['"<plan>|?*".pdf', 'application/pdf', '__plan_____.pdf'],
  ['half \uD83D.txt', 'text/plain', 'half \uFFFD.txt'],
  [`${'å'.repeat(300)}.ogg`, 'audio/ogg', `${'å'.repeat(100)}.ogg`],
  ['🫐'.repeat(101), 'audio/ogg', `${'🫐'.repeat(100)}.ogg`],
])('%j of %s is kept as %j', (given, type, kept) => {
  expect(cleanFileName(given, type)).toBe(kept)
  expect(cleanFileName(kept, type)).toBe(kept)
})
