// What the tests ask of a book that is open in one of the engines.
import { faint, glassy, wide } from './looks.js'

const asked = new URLSearchParams(location.search)
const engine = await import(`./${asked.get('engine')}.js`)

const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
const settled = async () => {
  await frame()
  await frame()
}

const plain = node => (node.textContent ?? '').replace(/\s+/g, '')
const NOTE_REFERENCES = 'a[role=doc-noteref]'

/** The words of a heading without what is hung on them. */
const words = heading => {
  const copy = heading.cloneNode(true)
  for (const extra of copy.querySelectorAll(`${NOTE_REFERENCES}, rt, rp`)) extra.remove()
  return plain(copy)
}

/** Where the target of an address stands on the phone's screen. */
const target = href => {
  const doc = book.shown()
  const name = decodeURIComponent(href.split('#')[1] ?? '')
  return name ? doc.getElementById(name) : doc.body
}

const onScreen = node => {
  const doc = node.ownerDocument
  const range = doc.createRange()
  range.selectNodeContents(node)
  const rects = [...(node.getClientRects?.() ?? []), ...range.getClientRects()]
  const rect = rects.find(({ width, height }) => width > 0 && height > 0)
  if (!rect) return false
  const outer = doc.defaultView.frameElement.getBoundingClientRect()
  const left = outer.left + rect.left
  const top = outer.top + rect.top
  return left > -1 && top > -1 && left < innerWidth && top < innerHeight
}

/** What a reader sees behind an element: pieces of text and pictures, in the order of reading. */
const behind = mark => {
  const { body } = mark.ownerDocument
  const walker = mark.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const found = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if ((node.nodeValue?.trim() || node.localName === 'img')
      && mark.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) found.push(node)
  return found
}

const book = await engine.open('/book.epub', asked.get('flow'))

window.reader = {
  title: () => book.title,
  contents: () => book.contents,
  pages: () => book.pages,
  sections: () => book.sections,

  async go(href) {
    await book.go(href)
    await settled()
  },

  async style(size, dark) {
    book.style(size, dark)
    await settled()
  },

  /** Follow an entry of the contents; return the heading found and whether it is in view. */
  async heading(href) {
    await window.reader.go(href)
    const found = target(href)
    const heading = found?.matches('h1,h2,h3,h4,h5,h6') ? found
      : found?.querySelector('h1,h2,h3,h4,h5,h6') ?? found
    return heading && { text: words(heading), seen: onScreen(heading) }
  },

  /** Follow an entry of the page-list; return what follows the mark and whether it is in view. */
  async page(href) {
    await window.reader.go(href)
    await window.reader.go(href) // epub.js goes by where things stood before the pictures came
    const mark = target(href)
    if (!mark) return null
    const nodes = behind(mark)
    return { text: [...nodes.map(plain).join('')].slice(0, 20).join(''), seen: nodes.length > 0 && onScreen(nodes[0]) }
  },

  /** Turn to the first such element of the document; return whether there is one. */
  async reveal(selector) {
    const element = book.shown().querySelector(selector)
    if (element) await book.reveal(element)
    await settled()
    return element !== null
  },

  /** The notes of the document: the ids of a reference and its note, and where the note leads back. */
  notes: () => [...book.shown().querySelectorAll(NOTE_REFERENCES)].map(link => {
    const note = target(link.getAttribute('href'))
    const back = note?.querySelector('a[role=doc-backlink]')
    return { reference: link.id, note: note?.id, text: note && plain(note), back: back?.hash.slice(1) }
  }),

  /** Touch a link; return whether the place that it leads to comes into view. */
  async touch(selector, id) {
    book.shown().querySelector(selector).click()
    for (let turn = 0; turn < 100; turn++) {
      await frame()
      const place = book.shown()?.getElementById(id)
      if (place && onScreen(place)) return true
    }
    return false
  },

  /** Touch the reference with this id, or the first; return the text of the engine's own pop-up. */
  async popUp(id) {
    const link = book.shown().querySelector(id ? `#${id}` : NOTE_REFERENCES)
    if (!link || !book.popUp) return null
    const text = plain(await book.popUp(link))
    await settled()
    return text
  },

  closePopUp: () => book.closePopUp(),

  wide: () => wide(book.shown(), asked.get('flow') === 'scrolled'),
  faint: large => [...faint(book.shown(), large), ...glassy(book.shown())],
}
