// What proof-reading suggests, done in the text where it can be undone.
import { words } from './base.js'
import { chapterOf, tell } from './store.js'
import { editor, offsetOf, open } from './manuscript.js'

/** @typedef {import('./store.js').Remark} Remark @typedef {import('./store.js').Mend} Mend */

/** @param {Remark} remark */
export const canMend = remark => remark.mends.length > 0 && chapterOf(remark.file) !== undefined

/** @param {Mend} mend @param {import('./parts.js').EditorState} state */
const change = (mend, state) => {
  const from = offsetOf(state, ...mend.from)
  const to = offsetOf(state, ...mend.to)
  return state.sliceDoc(from, to) === mend.old ? { from, to, insert: mend.text } : null
}

/** @param {Remark} remark @returns {Promise<boolean>} whether it is done */
export const mend = async remark => {
  await open(remark.file)
  const view = editor()
  if (!view) return false
  const changes = remark.mends.map(one => change(one, view.state))
  if (changes.includes(null)) {
    tell(words.moved_on)
    return false
  }
  view.dispatch({ changes: /** @type {{from: number, to: number, insert: string}[]} */ (changes), filter: false, userEvent: 'input.mend' })
  return true
}

/** Write behind its line that a remark does not hold there. @param {Remark} remark */
export const silence = async remark => {
  await open(remark.file)
  const view = editor()
  if (!view || !remark.line || remark.line > view.state.doc.lines) return false
  const { to, text } = view.state.doc.line(remark.line)
  const asked = /<!-- 不查((?: [A-Z]\d{3})*) -->$/.exec(text)
  const insert = asked ? ` ${remark.code} -->` : ` <!-- 不查 ${remark.code} -->`
  view.dispatch({ changes: { from: asked ? to - 4 : to, to, insert }, filter: false, userEvent: 'input.mend' })
  return true
}
