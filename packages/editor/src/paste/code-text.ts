const lineElements: ReadonlySet<string> = new Set(['DIV', 'P', 'LI', 'TR', 'OL', 'UL', 'TABLE', 'TBODY'])

/** The text of pasted code, with a `\n` between its lines, whether these are breaks or blocks. */
export function codeTextOf(element: Element): string {
  return linesIn(element, '').replaceAll(/\r\n?/gu, '\n').replace(/^\n/u, '').replace(/\n$/u, '')
}

function linesIn(node: globalThis.Node, before: string): string {
  let text = before
  for (const child of node.childNodes) {
    if (child.nodeType === 3) text += child.nodeValue ?? ''
    else if (child.nodeName === 'BR') text += '\n'
    else if (child.nodeType === 1) {
      const isLine = lineElements.has(child.nodeName)
      if (isLine && text !== '' && !text.endsWith('\n')) text += '\n'
      text = linesIn(child, text)
    }
  }
  return text
}
