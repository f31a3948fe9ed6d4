import { Link, type LinkOptions } from '@tiptap/extension-link'
import { safeHref } from './safe-href.ts'

/** A link: only its address is kept, and only when its protocol is safe. */
export const FlowLink = Link.extend<LinkOptions>({
  inclusive: false, // words typed after a link are not part of it
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element) => safeHref(element.getAttribute('href') ?? ''),
    },
  }),
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  protocols: ['http', 'https', 'mailto', 'tel'],
  isAllowedUri: (uri) => safeHref(uri) !== null,
  HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
})
