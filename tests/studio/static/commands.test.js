// What the toolbar writes, and that a second press takes it away.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { EditorState } from '../../../src/jianbao/studio/static/parts.js'
import { addBox, addNote, around, insertBlock, linesAs, newParagraph } from '../../../src/jianbao/studio/static/commands.js'

/** An editor without a page; `‹` and `›` are the ends of what is selected. @param {string} text @returns {any} */
const editor = text => {
  const from = text.indexOf('‹')
  const to = text.indexOf('›') - 1
  const doc = text.replace(/[‹›]/g, '')
  return {
    state: EditorState.create({ doc, selection: { anchor: from, head: to } }),
    dispatch(/** @type {any} */ change) { this.state = (change.state && change.changes?.apply ? change : this.state.update(change)).state },
    focus() {},
  }
}

/** @param {any} view */
const shown = view => {
  const { from, to } = view.state.selection.main
  const text = view.state.doc.toString()
  return `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`
}

/** @param {string} text @param {(view: any) => unknown} work */
const after = (text, work) => {
  const view = editor(text)
  work(view)
  return shown(view)
}

test('bold is put on and taken off', () => {
  const bold = around('**', '重点')
  assert.equal(after('甲‹乙›丙', bold), '甲**‹乙›**丙')
  assert.equal(after('甲**‹乙›**丙', bold), '甲‹乙›丙')
  assert.equal(after('甲‹›', bold), '甲**‹重点›**')
  assert.equal(after('‹## 题›', bold), '## **‹题›**')
})

test('lines become headings and entries, and text again', () => {
  assert.equal(after('‹甲›', linesAs(() => '## ')), '## ‹甲›')
  assert.equal(after('## ‹甲›', linesAs(() => '## ')), '‹甲›')
  assert.equal(after('‹1. 甲\n\n2. 乙›', linesAs(() => '- ')), '‹- 甲\n\n- 乙›')
})

test('enter begins a paragraph, but not in a table or a box', () => {
  assert.equal(after('甲‹›', newParagraph), '甲\n\n‹›')
  assert.equal(after('| 甲 ‹›|', newParagraph), '| 甲 ‹›|')
})

test('a note is numbered on', () => {
  assert.equal(after('甲[^3]乙‹›\n\n[^3]: 三\n', addNote), '甲[^3]乙[^4]\n\n[^3]: 三\n\n[^4]: ‹note_text›\n')
})

test('a box goes around whole paragraphs', () => {
  assert.equal(after('甲\n乙‹›\n\n丙', view => addBox(view, '按语')), '::: 按语\n甲\n乙‹›\n:::\n\n丙')
})

test('a block stands by itself', () => {
  const put = (/** @type {any} */ view) => insertBlock(view, 'X')
  assert.equal(after('甲‹›\n\n乙', put), '甲\n\nX‹›\n\n乙')
  assert.equal(after('甲‹›\n', put), '甲\n\nX‹›\n')
  assert.equal(after('甲\n‹›\n乙', put), '甲\n\nX‹›\n\n乙')
  assert.equal(after('‹›', put), 'X‹›\n')
})
