import { isHrefAllowed } from '@alongside/flow'
import { Link, type LinkOptions } from '@tiptap/extension-link'
import { hrefFrom, safeHref } from './href.ts'

/** Whether something typed is meant as an address: `notes.md` is not. */
function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:|www\.)/iu.test(text) || text.includes('@')
}

/** A link: only its address is kept, and only where it leads to the web, to mail, to a telephone or inside. */
export const FlowLink = Link.extend<LinkOptions>({
  inclusive: false, // words typed after a link are not part of it
  addKeyboardShortcuts: () => ({}),
  addPasteRules: () => [],
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href') ?? '')
        return href === null ? false : { href }
      },
    },
  ],
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (uri) => isHrefAllowed(uri) || hrefFrom(uri) !== null,
  shouldAutoLink: isAddress,
  HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
})
