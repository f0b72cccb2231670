// Proof-reading in the cells of a table: the same wavy lines as in the text, drawn behind what is typed, and
// below the table what is to be said of the cell at hand.
import { forEachDiagnostic, ViewPlugin } from './parts.js'
import { rowsOf } from './tables.js'

/** @typedef {import('./parts.js').EditorView} EditorView @typedef {import('./tables.js').Table} Table */
/** @typedef {{from: number, to: number, remark: import('./parts.js').Diagnostic}} Suspect */

/** @param {EditorView} view @param {{from: number, to: number}} within @returns {Suspect[]} in the order of their places */
const suspectsIn = (view, within) => {
  /** @type {Suspect[]} */
  const found = []
  forEachDiagnostic(view.state, (remark, from, to) => { if (from < within.to && to > within.from) found.push({ from, to, remark }) })
  return found.sort((a, b) => a.from - b.from)
}

/** A cell's text in pieces, those that are remarked on underlined. @param {string} written @param {number} start @param {Suspect[]} suspects */
const pieces = (written, start, suspects) => {
  const shown = (/** @type {number} */ from, /** @type {number} */ to) => written.slice(from, to).replace(/\\\|/g, '|')
  let at = 0
  /** @type {(string | HTMLElement)[]} */
  const found = []
  for (const { from, to, remark } of suspects) {
    const [first, last] = [Math.max(at, from - start), Math.min(written.length, to - start)]
    if (last <= first) continue
    const line = document.createElement('span')
    line.className = `cm-lintRange cm-lintRange-${remark.severity}`
    line.textContent = shown(first, last)
    found.push(shown(at, first), line)
    at = last
  }
  return [...found, shown(at, written.length)]
}

/** @param {EditorView} view @param {Suspect[]} suspects */
const told = (view, suspects) => suspects.map(({ from, to, remark }) => {
  const box = document.createElement('div')
  box.className = `cm-diagnostic cm-diagnostic-${remark.severity}`
  box.append(remark.renderMessage?.(view) ?? remark.message, ...(remark.actions ?? []).map(({ name, apply }) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'cm-diagnosticAction', textContent: name })
    button.addEventListener('click', () => apply(view, from, to))
    return button
  }))
  return box
})

/** Underline in the cells what is remarked on, and say it of the cell that has the focus.
 * @param {HTMLElement} grid @param {EditorView} view @param {Table} table */
export const showSuspects = (grid, view, table) => {
  const all = suspectsIn(view, table)
  const said = grid.querySelector('.cm-grid-said')
  for (const cell of grid.querySelectorAll('textarea')) {
    const place = rowsOf(table)[Number(cell.dataset.row)]?.cells[Number(cell.dataset.column)]
    const own = place ? all.filter(({ from, to }) => from < place.to && to > place.from) : []
    cell.setAttribute('aria-invalid', String(own.length > 0))
    cell.previousElementSibling?.replaceChildren(...place && own.length ? pieces(view.state.sliceDoc(place.from, place.to), place.from, own) : [])
    if (cell === document.activeElement) said?.replaceChildren(...told(view, own))
  }
}

/** Have `show` called for the tables when what is remarked on has changed. @param {(view: EditorView) => void} show */
export const followSuspects = show => ViewPlugin.define(view => ({
  update: update => { if (update.transactions.some(({ effects }) => effects.length)) requestAnimationFrame(() => show(view)) },
}))
