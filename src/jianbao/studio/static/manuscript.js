// The manuscript that is open: loaded, typed into, and on the disk within a second; never over what
// somebody else has written. What cannot be written is kept in the browser until it can.
import { EditorSelection, EditorView, signal } from './parts.js'
import { ask, ofBook, words } from './base.js'
import { article, saving, shown, tell } from './store.js'
import { enterGrid } from './grids.js'
import { enterFigure } from './pictures.js'

/** @typedef {import('./parts.js').EditorState} EditorState */
/** @typedef {{name: string, label: string, value: string, several: boolean}} Field */
/** @typedef {{mine: string, theirs: string, base: string, open: boolean}} Piece */
/** @typedef {{path: string, mine: string, theirs: string, merged: string | null, pieces: Piece[], digest: string}} Clash */
/** @typedef {{text: string, base: string, digest: string}} Kept what was typed, and what it was typed into */

const PAUSE = 400 // milliseconds without a key after which the text is saved
const AGAIN = 3000 // milliseconds until what could not be saved is tried again

/** The fields of the article that is open. @type {import('./parts.js').Signal<Field[]>} */
export const fields = signal([])
/** What somebody else has written meanwhile. @type {import('./parts.js').Signal<Clash | null>} */
export const clash = signal(null)
/** What was typed into the article before this page was there, and never reached the disk.
 * @type {import('./parts.js').Signal<Kept | null>} */
export const offer = signal(null)
/** Why the article cannot be shown; empty where it can. */
export const refusal = signal('')

/** @type {EditorView | null} */
let view = null
/** @type {(text: string) => EditorState} */
let begin = () => { throw new Error('no editor') }
let path = ''
let digest = ''
let written = ''
let pausing = 0
/** @type {Promise<boolean> | null} */
let running = null

const numberOf = (/** @type {string} */ file) => shown.value.chapters.findIndex(one => one.path === file) + 1
const addressOf = (/** @type {string} */ file) => ofBook(`manuscript/${numberOf(file)}`)
const keptName = (/** @type {string} */ file) => `jianbao-kept-${document.documentElement.dataset.book}-${file}`
const keep = () => localStorage.setItem(keptName(path), JSON.stringify({ text: text(), base: written, digest }))
const forget = () => localStorage.removeItem(keptName(path))
const text = () => view?.state.doc.toString() ?? written
export const isDirty = () => text() !== written
export const editor = () => view

/**
 * Have manuscripts shown in `shownIn`, each in the state that `made` returns.
 * @param {EditorView} shownIn @param {(text: string) => EditorState} made
 */
export const setUp = (shownIn, made) => {
  view = shownIn
  begin = made
}

/** @returns {Kept | null} */
const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(keptName(path)) ?? 'null')
  } catch {
    return null
  }
}

/** The first article of which the browser keeps what was never saved. */
export const unsaved = () => shown.value.chapters.find(one => localStorage.getItem(keptName(one.path)) !== null)?.path

/** The one stretch in which two texts differ. @param {string} old @param {string} fresh */
export const difference = (old, fresh) => {
  let from = 0
  while (from < old.length && old[from] === fresh[from]) from++
  let end = 0
  while (end < Math.min(old.length, fresh.length) - from && old.at(-1 - end) === fresh.at(-1 - end)) end++
  return { from, to: old.length - end, insert: fresh.slice(from, fresh.length - end) }
}

/** Show another text where it differs; the caret stays. @param {string} fresh */
const follow = fresh => {
  if (!view || fresh === text()) return
  view.dispatch({ changes: difference(text(), fresh), filter: false })
}

/** @param {{digest: string, fields: Field[], text: string}} result */
const take = result => {
  digest = result.digest
  written = result.text
  fields.value = result.fields
}

/**
 * Open a manuscript, unless it is; what was typed into the other one is saved first.
 * @param {string} file
 */
export const open = async file => {
  if (!view || file === path) return
  await flush()
  const { ok, body } = await ask(`${addressOf(file)}?path=${encodeURIComponent(file)}`)
  path = file
  article.value = file
  offer.value = null
  if (!ok) {
    refusal.value = body?.diagnostics?.[0]?.message ?? ''
    fields.value = []
    written = ''
    view.setState(begin(''))
    return
  }
  refusal.value = ''
  take(body.result)
  view.setState(begin(written))
  saving.value = 'saved'
  const found = kept()
  if (!found || found.text === written) forget()
  else offer.value = found
}

/**
 * Take up what was offered as if it were typed now, or let it go; then see to the next article.
 * @param {boolean} isWanted
 */
export const answer = async isWanted => {
  const { value } = offer
  if (!value) return
  offer.value = null
  if (isWanted) {
    ({ base: written, digest } = value)
    follow(value.text)
    saving.value = 'saving'
    tell(words.taken_up)
    await flush()
  } else forget()
  const next = unsaved()
  if (next && !clash.value) await open(next)
}

/** Take over what another program has written, where nothing was typed since. */
export const refresh = async () => {
  if (!view || !path || isDirty() || running || clash.value || offer.value || !numberOf(path)) return
  const asked = path
  const { ok, body } = await ask(`${addressOf(path)}?path=${encodeURIComponent(path)}`)
  if (!ok || asked !== path || isDirty() || running) return
  refusal.value = ''
  take(body.result)
  follow(written)
}

/** Something was typed. */
export const changed = () => {
  if (!isDirty()) return
  saving.value = 'saving'
  clearTimeout(pausing)
  pausing = setTimeout(flush, PAUSE)
}

/** @param {Record<string, string>} [values] fields of the front matter */
const send = async values => {
  const asked = path
  const sent = text()
  const { status, body } = await ask(addressOf(asked), {
    method: 'PUT', body: { path: asked, digest, base: written, text: sent, ...values && { fields: values } },
  })
  if (status === 409) {
    clash.value = { ...body.result, path: asked }
    saving.value = 'clash'
    if (body.result.merged !== null) {
      setTimeout(() => settle(body.result.merged).then(() => tell(words.merged)))
    }
    return false
  }
  if (status !== 200) {
    saving.value = 'kept'
    pausing = setTimeout(flush, AGAIN)
    return false
  }
  take(body.result)
  if (text() === sent) follow(written)
  forget()
  saving.value = isDirty() ? 'saving' : 'saved'
  return true
}

/**
 * Write what was typed; returns whether all of it is on the disk.
 * @param {Record<string, string>} [values]
 * @returns {Promise<boolean>}
 */
export const flush = async values => {
  clearTimeout(pausing)
  while (running) await running
  if (!path || refusal.value || clash.value || (!isDirty() && !values)) return !clash.value
  keep()
  running = send(values).finally(() => { running = null })
  const done = await running
  return done && isDirty() ? flush() : done
}

/**
 * Settle between two writers: `chosen` is the text that both are to have.
 * @param {string} chosen
 */
export const settle = async chosen => {
  if (!clash.value) return
  digest = clash.value.digest
  written = clash.value.theirs
  clash.value = null
  follow(chosen)
  await flush()
  if (!isDirty()) {
    forget()
    saving.value = 'saved'
  }
}

/**
 * Go to a line and a column of the manuscript that is open, counted in characters from 1.
 * @param {number} line @param {number} [column]
 */
export const goTo = (line, column = 1) => {
  if (!view) return
  const at = offsetOf(view.state, line, column)
  const shownIn = view
  shownIn.focus()
  shownIn.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  requestAnimationFrame(() => enterGrid(shownIn, at) || enterFigure(shownIn, at))
}

/**
 * The place of a column that counts characters; the page counts units of UTF-16.
 * @param {EditorState} state @param {number} line @param {number} column
 */
export const offsetOf = (state, line, column) => {
  const { from, text: words } = state.doc.line(Math.max(1, Math.min(line, state.doc.lines)))
  return from + [...words].slice(0, Math.max(0, column - 1)).join('').length
}

addEventListener('pagehide', () => {
  if (!path || !isDirty() || clash.value) return
  keep()
  fetch(addressOf(path), {
    method: 'PUT', keepalive: true, headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path, digest, base: written, text: text() }),
  })
})

// Another window may have saved it meanwhile.
addEventListener('storage', ({ key, newValue }) => {
  if (key === keptName(path) && newValue === null) offer.value = null
})
