// What the page shows now: the server's state, and what the person has chosen to look at.
import { computed, signal } from './parts.js'
import { ask, ofBook, say } from './base.js'

/**
 * @typedef {{from: [number, number], to: [number, number], old: string, text: string}} Mend
 * @typedef {{code: string, severity: 'error' | 'warning' | 'notice', message: string, hint: string,
 *   file: string, line: number, column: number, end: number, page: number, doubt: boolean, mends: Mend[]}} Remark
 * @typedef {{path: string, title: string, part: number, place: number, page: number, hidden: boolean, missing: boolean, changed: boolean}} Chapter
 * @typedef {{width: number, height: number, digest: string, folio: string}} Leaf
 * @typedef {{revision: number, stage: string, title: string, issue: string, date: string, layout: string,
 *   parts: string[], chapters: Chapter[], order: string, leaves: Leaf[], changed: number[], ebook: string,
 *   remarks: Remark[], frozen: boolean}} Shown
 * @typedef {[number, number, number, number]} Box left, top, right and bottom in points
 */

/** @type {Shown} */
const NOTHING = {
  revision: -1, stage: 'working', title: '', issue: '', date: '', layout: '', parts: [], chapters: [],
  order: '', leaves: [], changed: [], ebook: '', remarks: [], frozen: false,
}

const AGAIN = 3000 // milliseconds until a server that does not answer is asked again

export const shown = signal(NOTHING)
/** Whether the book is signed off, and nothing is to be changed. */
export const isFrozen = computed(() => shown.value.frozen)
/** Whether the server answers. */
export const connected = signal(true)
/** @type {import('./parts.js').Signal<string>} */
export const room = signal(location.hash.slice(1) || 'desk')
/** The file of the article that is in the editor. */
export const article = signal('')
/** Where the editor is to go: a line of a file (0: its beginning); each wish is a new object. */
export const goal = signal(/** @type {{file: string, line: number, column?: number} | null} */ (null))
/** The place on the pages that belongs to the text at hand; `scroll` brings it into view. */
export const spot = signal(/** @type {{page: number, box: Box | null, scroll: boolean} | null} */ (null))
/** The file of an article whose first page is to be seen as soon as it has one. */
export const awaited = signal('')
/** Whether the title of a new article is asked for. */
export const isAdding = signal(false)
export const isDrawerOpen = signal(false)
/** `print` or `phone`. */
export const look = signal('print')
/** What happened to what was typed: `saved`, `saving`, `kept` (not on the disk yet), `clash`. */
export const saving = signal('saved')
/** @type {import('./parts.js').Signal<{text: string, undo?: () => void} | null>} */
export const toast = signal(null)

let fading = 0
/**
 * Say what has just happened, with a way back where something changed.
 * @param {string} text
 * @param {() => void} [undo]
 */
export const tell = (text, undo) => {
  clearTimeout(fading)
  toast.value = { text, undo }
  fading = setTimeout(() => { toast.value = null }, 8000)
}

const WEIGHT = { error: 0, warning: 1, notice: 2 }
/** The remarks, the gravest first. */
export const troubles = computed(() => [...shown.value.remarks].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]))
/** How many of them somebody has to look at. */
export const pending = computed(() => shown.value.remarks.filter(({ severity }) => severity !== 'notice').length)

/** A sentence about manuscripts, with their titles instead of their files. @param {string} message */
export const inTitles = message => shown.value.chapters.reduce(
  (text, { path, title }) => text.split(path).map((part, i) => i ? part.replace(/^:\d+/, '') : part).join(`《${title}》`), message)

/** @param {string} file */
export const chapterOf = file => shown.value.chapters.find(({ path }) => path === file)

/**
 * The pages of an article, from 1; `[0, 0]` where that is not known.
 * @param {Chapter} chapter
 */
export const pagesOf = chapter => {
  const { chapters, leaves } = shown.value
  if (!chapter.page) return [0, 0]
  const next = chapters.find(({ page }) => page > chapter.page)
  return [chapter.page, next ? Math.max(next.page - 1, chapter.page) : leaves.length]
}

/** The number printed on a page, or where it stands. @param {number} page */
export const folioOf = page => shown.value.leaves[page - 1]?.folio || String(page)

/** What people call a page: 第 3 页; a cover has a name instead. @param {number} page */
export const pageName = page => {
  const folio = folioOf(page)
  return /^[\divxlc]+$/i.test(folio) ? say('page', { n: folio }) : folio
}

/** What people call the pages of an article. @param {Chapter} chapter */
export const pageRange = chapter => {
  const [first, last] = pagesOf(chapter)
  if (!first) return ''
  return first === last ? pageName(first) : say('page_range', { from: folioOf(first), to: folioOf(last) })
}

const refresh = async () => {
  const { ok, body } = await ask(ofBook('state'))
  if (!ok || body.revision <= shown.value.revision) return
  const { chapters, parts, order } = shown.value
  // While it is at work the server still has the list as it was before the last change.
  shown.value = body.stage === 'working' && chapters.length ? { ...body, chapters, parts, order } : body
}

/** Follow the server for as long as the page is open. */
export const follow = () => {
  let waiting = Promise.resolve()
  const stream = new EventSource(ofBook('events'))
  stream.onmessage = () => { waiting = waiting.then(refresh, refresh) }
  stream.onerror = () => {
    connected.value = false
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, AGAIN) // the browser has given up
  }
  stream.onopen = () => {
    connected.value = true
    shown.value = { ...shown.value, revision: -1 }
  }
}

addEventListener('hashchange', () => { room.value = location.hash.slice(1) || 'desk' })
