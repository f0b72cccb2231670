// Proof-reading in the text: a wavy line, why, and what a person can do about it.
import { setDiagnostics } from './parts.js'
import { words } from './base.js'
import { offsetOf } from './manuscript.js'
import { canMend, mend, silence } from './mending.js'

/** @typedef {import('./store.js').Remark} Remark */

const KIND = /** @type {const} */ ({ error: 'error', warning: 'warning', notice: 'info' })

/** @param {Remark} remark */
const said = remark => () => {
  const box = document.createElement('div')
  const why = document.createElement('p')
  why.textContent = remark.hint ? `${remark.message}。${remark.hint}` : remark.message
  box.append(why)
  for (const { old, text } of remark.mends) {
    const swap = document.createElement('p')
    const before = document.createElement('del')
    const after = document.createElement('ins')
    before.textContent = old || words.nothing
    after.textContent = text || words.nothing
    swap.append(before, ' › ', after)
    box.append(swap)
  }
  return box
}

/** @param {Remark} remark @param {import('./parts.js').EditorState} state */
const diagnostic = (remark, state) => {
  const line = state.doc.line(Math.min(remark.line, state.doc.lines))
  const from = remark.column ? offsetOf(state, remark.line, remark.column) : line.from
  const to = remark.end ? offsetOf(state, remark.line, remark.end) : line.to
  return {
    from, to: Math.max(to, Math.min(from + 1, line.to)), severity: KIND[remark.severity], message: remark.message,
    renderMessage: said(remark),
    actions: [
      ...canMend(remark) ? [{ name: words.mend, apply: () => { mend(remark) } }] : [],
      ...remark.doubt ? [{ name: words.silence, apply: () => { silence(remark) } }] : [],
    ],
  }
}

/** Underline what is remarked on. @param {import('./parts.js').EditorView} view @param {Remark[]} remarks */
export const underline = (view, remarks) => {
  const placed = remarks.filter(({ line, severity }) => line > 0 && line <= view.state.doc.lines && severity !== 'notice')
  view.dispatch(setDiagnostics(view.state, placed.map(remark => diagnostic(remark, view.state))))
}
