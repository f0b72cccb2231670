// What the toolbar does to the text: marks are put in and taken out, and the caret stays sensible.
import { EditorSelection } from './parts.js'
import { words } from './base.js'
import { PAGE_BREAK } from './boxes.js'
import { enterGrid } from './grids.js'

/** @typedef {import('./parts.js').EditorView} EditorView */

/** What makes a line a heading, an entry of a list or a quotation. */
const MARKS = /^(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s+)/

/**
 * Put a mark around what is selected, or take it away.
 * @param {string} mark @param {string} filler what stands between the marks where nothing is selected
 * @returns {(view: EditorView) => boolean}
 */
export const around = (mark, filler) => view => {
  const { state } = view
  view.dispatch(state.changeByRange(range => {
    const { length } = mark
    const line = state.doc.lineAt(range.from)
    const { to } = range
    const from = Math.min(to, Math.max(range.from, line.from + (MARKS.exec(line.text)?.[0].length ?? 0)))
    if (state.sliceDoc(from - length, from) === mark && state.sliceDoc(to, to + length) === mark) {
      return {
        changes: [{ from: from - length, to: from }, { from: to, to: to + length }],
        range: EditorSelection.range(from - length, to - length),
      }
    }
    const text = state.sliceDoc(from, to) || filler
    return {
      changes: { from, to, insert: mark + text + mark },
      range: EditorSelection.range(from + length, from + length + text.length),
    }
  }), { scrollIntoView: true, userEvent: 'input.format' })
  view.focus()
  return true
}

/**
 * Begin the selected lines with a mark, or take it away where all have it.
 * @param {(number: number) => string} mark of the line that is the `number`th, from 1
 * @returns {(view: EditorView) => boolean}
 */
export const linesAs = mark => view => {
  const { state } = view
  const { from, to } = state.selection.main
  const lines = []
  for (let at = from; ;) {
    const line = state.doc.lineAt(at)
    if (line.text.trim() || from === to) lines.push(line)
    if (line.to >= to) break
    at = line.to + 1
  }
  const isMarked = lines.every((line, i) => line.text.startsWith(mark(i + 1)))
  const changes = state.changes(lines.map((line, i) => {
    const old = MARKS.exec(line.text)?.[0] ?? ''
    return { from: line.from, to: line.from + old.length, insert: isMarked ? '' : mark(i + 1) }
  }))
  view.dispatch({ changes, selection: state.selection.map(changes, 1), scrollIntoView: true, userEvent: 'input.format' })
  view.focus()
  return true
}

/** Begin a new paragraph, as Enter does in Word: a manuscript parts paragraphs by an empty line. @param {EditorView} view */
export const newParagraph = view => {
  const { state } = view
  const { text } = state.doc.lineAt(state.selection.main.head)
  if (!text.trim() || /^\s*[|:>]|^---/.test(text)) return false
  view.dispatch(state.replaceSelection('\n\n'), { scrollIntoView: true, userEvent: 'input' })
  return true
}

/**
 * Put a block of its own behind the paragraph at the caret; returns where it begins.
 * @param {EditorView} view @param {string} block @param {string} selected what of it is selected then
 */
export const insertBlock = (view, block, selected = '') => {
  const { doc, selection } = view.state
  const line = doc.lineAt(selection.main.to)
  const isText = (/** @type {number} */ number) => number > 0 && number <= doc.lines && doc.line(number).text.trim() !== ''
  const before = isText(line.number) ? '\n\n' : isText(line.number - 1) ? '\n' : ''
  const start = line.to + before.length
  const at = selected ? start + block.indexOf(selected) : start + block.length
  view.dispatch({
    changes: { from: line.to, insert: `${before}${block}${line.number === doc.lines || isText(line.number + 1) ? '\n' : ''}` },
    selection: EditorSelection.range(at, at + selected.length), scrollIntoView: true, userEvent: 'input.block',
  })
  view.focus()
  return start
}

/** A note at the foot of the page, numbered on. @param {EditorView} view */
export const addNote = view => {
  const text = view.state.doc.toString()
  const number = Math.max(0, ...[...text.matchAll(/\[\^(\d+)\]/g)].map(([, n]) => Number(n))) + 1
  const { to } = view.state.selection.main
  const tail = `${text.endsWith('\n') ? '' : '\n'}\n[^${number}]: ${words.note_text}\n`
  const mark = `[^${number}]`
  const start = text.length + tail.indexOf(words.note_text) + mark.length
  view.dispatch({
    changes: [{ from: to, insert: mark }, { from: text.length, insert: tail }],
    selection: EditorSelection.range(start, start + words.note_text.length), scrollIntoView: true, userEvent: 'input.note',
  })
  view.focus()
}

/** A table with its first row as the head. @param {EditorView} view @param {number} rows @param {number} columns */
export const addTable = (view, rows, columns) => {
  const heads = Array.from({ length: columns }, (_, i) => `${words.column}${i + 1}`)
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`
  const empty = Array.from({ length: rows }, () => row(heads.map(() => '')))
  const start = insertBlock(view, [row(heads), row(heads.map(() => '---')), ...empty].join('\n'))
  enterGrid(view, start)
}

/** Put a box around the paragraphs that are selected, or the one at the caret. @param {EditorView} view @param {string} kind */
export const addBox = (view, kind) => {
  if (kind === PAGE_BREAK) { insertBlock(view, `::: ${kind}`); return }
  const { doc, selection: { main } } = view.state
  let [first, last] = [doc.lineAt(main.from).number, doc.lineAt(main.to).number]
  const isText = (/** @type {number} */ number) => number > 0 && number <= doc.lines && doc.line(number).text.trim() !== ''
  while (isText(first) && isText(first - 1)) first--
  while (isText(last) && isText(last + 1)) last++
  const { from } = doc.line(first)
  const { to } = doc.line(last)
  const open = `::: ${kind}\n`
  view.dispatch({
    changes: [{ from, insert: open }, { from: to, insert: '\n:::' }],
    selection: EditorSelection.cursor(main.head + open.length), scrollIntoView: true, userEvent: 'input.box',
  })
  view.focus()
}
