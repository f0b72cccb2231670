// The keyboard's way through the page: the keys that hold everywhere, lists by arrows, panes by F6, and a
// focus that is never lost with the thing that had it.
import { openSearchPanel, redo, undo } from './parts.js'
import { words } from './base.js'
import { article, chapterOf, goal, isDrawerOpen, room, shown, spot, tell } from './store.js'
import { editor, flush } from './manuscript.js'

export const ROOMS = ['inbox', 'desk', 'reviews', 'settings', 'products', 'history']
const RUNS = '.rooms, .tools, .sources, .settings > nav, .choice, .menu'
const PANES = '.top, .room:not([hidden]) :is(aside, nav, section, .bar, .view), .help'
const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled, [hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]'

/** @param {Element} within @returns {HTMLElement[]} */
const stops = within => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(FOCUSABLE)]).filter(one => one.checkVisibility())

/** @param {KeyboardEvent} event */
const alongRun = event => {
  const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 })[event.key]
  const { target } = event
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement) || target.matches('input, select, textarea')) return
  const run = target.closest(RUNS)
  const all = run ? stops(run) : []
  const next = all[(all.indexOf(target) + step + all.length) % all.length]
  if (!next) return
  next.focus()
  event.preventDefault()
}

/** What had the focus last in a pane. @type {WeakMap<Element, HTMLElement>} */
const left = new WeakMap()

/** Where one begins: what is chosen, or the first there is. @param {Element} within @returns {HTMLElement | undefined} */
const firstOf = within => /** @type {HTMLElement | null} */ (within.querySelector('.cm-content[tabindex], [aria-current]')) ?? stops(within)[0]

/** @param {number} step */
const toPane = step => {
  const panes = [...document.querySelectorAll(PANES)].filter(one => one.checkVisibility() && stops(one).some(stop => stop.closest(PANES) === one))
  const here = panes.indexOf(/** @type {Element} */ (document.activeElement?.closest(PANES)))
  const next = panes[(here + step + panes.length) % panes.length]
  if (!next) return
  const before = left.get(next)
  ;(before?.isConnected && before.checkVisibility() ? before : firstOf(next))?.focus()
}

/** The place that was gone to last: its article, line and column. @type {number[]} */
let visited = []

/** Go to the next place of the book that somebody should look at, from the caret on. @param {number} step */
const toSuspect = step => {
  const view = editor()
  const { chapters, remarks } = shown.value
  const order = (/** @type {string} */ file) => chapters.findIndex(({ path }) => path === file)
  const all = remarks.filter(({ file, line, severity }) => severity !== 'notice' && line && chapterOf(file))
    .map(one => ({ ...one, at: [order(one.file), one.line, one.column] })).sort((a, b) => compared(a.at, b.at))
  if (!view || !all.length) { tell(words.no_troubles); return }
  const line = view.state.doc.lineAt(view.state.selection.main.head)
  const caret = [order(article.value), line.number, [...line.text.slice(0, view.state.selection.main.head - line.from)].length + 1]
  // In a table the caret is at the beginning of the cell.
  const here = visited[0] === caret[0] && visited[1] === caret[1] ? visited : caret
  const next = step > 0 ? all.find(({ at }) => compared(at, here) > 0) ?? all[0] : all.findLast(({ at }) => compared(at, here) < 0) ?? all[all.length - 1]
  visited = next.at
  isDrawerOpen.value = false
  location.hash = 'desk'
  if (next.page) spot.value = { page: next.page, box: null, scroll: true }
  goal.value = { file: next.file, line: next.line, column: next.column || 1 }
  tell(next.message)
}

/** @param {number[]} a @param {number[]} b */
const compared = (a, b) => a.map((n, i) => n - b[i]).find(Boolean) ?? 0

/** @param {KeyboardEvent} event @returns {(() => void) | undefined} */
const workOf = ({ key, altKey, ctrlKey, metaKey, shiftKey, target }) => {
  const view = editor()
  const isWriting = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  if (altKey && /^[1-6]$/.test(key)) return () => { location.hash = ROOMS[Number(key) - 1] }
  if (key === 'F6') return () => toPane(shiftKey ? -1 : 1)
  if (key === 'F8') return () => toSuspect(shiftKey ? -1 : 1)
  if (!(ctrlKey || metaKey) || altKey) return undefined
  if (key === 's') return () => { flush().then(done => { if (done) tell(words.saved) }) }
  if (room.value !== 'desk' || !view) return undefined
  if (key === 'f') return () => { openSearchPanel(view) }
  if (isWriting) return undefined
  if (key === 'z' || key === 'Z') return () => { (shiftKey ? redo : undo)(view) }
  return key === 'y' ? () => { redo(view) } : undefined
}

/** @type {{element: HTMLElement, around: Element[]} | undefined} */
let held

/** Give the focus to what is nearest, where the thing that had it is gone. */
const hold = () => {
  const { activeElement } = document
  if (!held || (activeElement && activeElement !== document.body && activeElement !== held.element)) return
  const { element, around } = held
  if (element.isConnected && element.checkVisibility() && !element.matches(':disabled')) return
  const near = around.find(one => one.isConnected && one.checkVisibility() && one.closest('.room, .top, .help, dialog') && firstOf(one))
  const place = near ?? document.querySelector('.room:not([hidden])')
  if (place) firstOf(place)?.focus()
}

/** Listen for as long as the page is open. */
export const listen = () => {
  addEventListener('keydown', event => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return
    const work = workOf(event)
    if (!work) { alongRun(event); return }
    event.preventDefault()
    work()
  })
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    const around = []
    for (let one = target.parentElement; one; one = one.parentElement) around.push(one)
    held = { element: target, around }
    const pane = target.closest(PANES)
    if (pane) left.set(pane, target)
  })
  new MutationObserver(hold).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'open', 'disabled'] })
}
