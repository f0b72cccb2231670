// Tables in the editor as grids of cells: written into like a form, with rows and columns put in and
// taken out. Every change is one of the manuscript's own, so that undo takes it back.
import { Decoration, EditorView, keymap, redo, StateField, syntaxTree, undo, WidgetType } from './parts.js'
import { say, words } from './base.js'
import { followSuspects, showSuspects } from './suspects.js'
import { addColumn, addRow, removeColumn, removeRow, rowsOf, tableOf, write } from './tables.js'

/** @typedef {import('./parts.js').EditorState} EditorState @typedef {import('./tables.js').Change} Change @typedef {import('./tables.js').Table} Table */
/** @typedef {{text: string, cell: [number, number]}} Shown what a grid shows, and the cell that was last written into */

/** @type {WeakMap<HTMLElement, Shown>} */
const grids = new WeakMap()

/** @param {HTMLElement} grid @returns {HTMLTextAreaElement[]} */
const cellsIn = grid => [...grid.querySelectorAll('textarea')]

/** @param {HTMLElement} grid @param {number} row @param {number} column */
const cellAt = (grid, row, column) => cellsIn(grid).find(({ dataset }) => dataset.row === String(row) && dataset.column === String(column))

/** @param {HTMLTextAreaElement} cell */
const fit = cell => {
  cell.style.height = 'auto'
  cell.style.height = `${cell.scrollHeight}px`
}

/** The table that a grid shows now. @param {HTMLElement} grid @param {EditorView} view */
const tableIn = (grid, view) => tableOf(grids.get(grid)?.text ?? '', view.posAtDOM(grid))

/** @param {HTMLElement} grid @param {EditorView} view @param {Change | Change[] | null | undefined} changes @param {[number, number]} [next] the cell to go to */
const change = (grid, view, changes, next) => {
  if (!changes || view.state.readOnly || (Array.isArray(changes) && !changes.length)) return
  view.dispatch({ changes, userEvent: next ? 'input.table' : 'input.type' })
  if (next) (cellAt(grid, ...next) ?? cellsIn(grid).at(-1))?.focus()
}

/** @param {HTMLTextAreaElement} cell @returns {[number, number]} */
const placeOf = ({ dataset }) => [Number(dataset.row), Number(dataset.column)]

/** @param {HTMLElement} grid @param {EditorView} view @param {HTMLTextAreaElement} cell */
const typed = (grid, view, cell) => {
  const table = tableIn(grid, view)
  if (!table) return
  const [row, column] = placeOf(cell)
  if ((rowsOf(table)[row]?.cells[column]?.text ?? '') !== cell.value.trim()) change(grid, view, write(table, row, column, cell.value.trim()))
  fit(cell)
}

/** @param {HTMLElement} grid @param {EditorView} view @param {KeyboardEvent} event @param {HTMLTextAreaElement} cell */
const pressed = (grid, view, event, cell) => {
  if (event.isComposing) return
  const [row, column] = placeOf(cell)
  const isCommand = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  const step = key === 'arrowup' || (key === 'enter' && event.shiftKey) ? -1 : key === 'arrowdown' || key === 'enter' ? 1 : 0
  if (isCommand && (key === 'z' || key === 'y')) (key === 'z' && !event.shiftKey ? undo : redo)(view)
  else if (step && !isCommand) {
    const there = cellAt(grid, row + step, column)
    const table = tableIn(grid, view)
    if (there) there.focus()
    else if (key === 'enter' && step > 0 && table) change(grid, view, addRow(table, row), [row + 1, column])
    else leave(grid, view, step)
  } else if (key === 'tab') {
    const cells = cellsIn(grid)
    const next = cells[cells.indexOf(cell) + (event.shiftKey ? -1 : 1)]
    if (!next) return
    next.focus()
    next.select()
  } else if (key === 'escape') leave(grid, view, 1)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** Let the caret of the text be where the cell is, so that undo and the pages find it. @param {HTMLElement} grid @param {EditorView} view @param {HTMLTextAreaElement} cell */
const caretTo = (grid, view, cell) => {
  const table = grid.isConnected && tableIn(grid, view)
  const [row, column] = placeOf(cell)
  const there = table && rowsOf(table)[row]?.cells[column]
  if (there) view.dispatch({ selection: { anchor: there.from } })
}

/** Go on in the text before or behind a grid. @param {HTMLElement} grid @param {EditorView} view @param {number} step */
const leave = (grid, view, step) => {
  const table = tableIn(grid, view)
  if (!table) return
  const at = step < 0 ? Math.max(0, table.from - 1) : Math.min(view.state.doc.length, table.to + 1)
  view.focus()
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
}

/** @param {HTMLElement} grid @param {EditorView} view */
const bar = (grid, view) => {
  const box = document.createElement('div')
  box.className = 'cm-grid-bar'
  /** @type {[string, (table: Table, row: number, column: number) => [Change | Change[] | null, [number, number]]][]} */
  const actions = [
    [words.row_below, (table, row, column) => [addRow(table, row), [row + 1, column]]],
    [words.column_right, (table, row, column) => [addColumn(table, column), [row, column + 1]]],
    [words.row_out, (table, row, column) => [removeRow(table, row), [Math.max(0, row - 1), column]]],
    [words.column_out, (table, row, column) => [removeColumn(table, column), [row, Math.max(0, column - 1)]]],
  ]
  for (const [label, work] of actions) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button slim'
    button.textContent = label
    button.addEventListener('click', () => {
      const table = tableIn(grid, view)
      if (table) change(grid, view, ...work(table, ...grids.get(grid)?.cell ?? [0, 0]))
    })
    box.append(button)
  }
  return box
}

/** @param {HTMLElement} grid @param {EditorView} view */
const look = (grid, view) => {
  const table = grid.isConnected && tableIn(grid, view)
  if (table) showSuspects(grid, view, table)
}

/** @param {HTMLElement} grid @param {EditorView} view @param {Table} table @param {boolean} isFixed */
const draw = (grid, view, table, isFixed) => {
  const sheet = document.createElement('table')
  rowsOf(table).forEach((row, r) => {
    const line = sheet.insertRow()
    for (let c = 0; c < table.columns; c++) {
      const cell = document.createElement('textarea')
      Object.assign(cell, { value: row.cells[c]?.text ?? '', rows: 1, readOnly: isFixed })
      Object.assign(cell.dataset, { row: r, column: c })
      cell.setAttribute('aria-label', say('cell', { row: r + 1, column: c + 1 }))
      const place = line.appendChild(document.createElement(r ? 'td' : 'th'))
      const behind = document.createElement('div')
      behind.setAttribute('aria-hidden', 'true')
      place.append(behind, cell)
    }
  })
  const said = Object.assign(document.createElement('div'), { className: 'cm-grid-said' })
  said.setAttribute('role', 'status')
  grid.replaceChildren(sheet, ...isFixed ? [] : [bar(grid, view), said])
  requestAnimationFrame(() => { cellsIn(grid).forEach(fit); look(grid, view); view.requestMeasure() })
}

class Grid extends WidgetType {
  /** @param {string} text @param {boolean} isFixed */
  constructor(text, isFixed) {
    super()
    this.text = text
    this.isFixed = isFixed
  }

  /** @param {Grid} other */
  eq(other) { return other.text === this.text && other.isFixed === this.isFixed }

  get estimatedHeight() { return 44 * this.text.split('\n').length }

  /** @param {EditorView} view */
  toDOM(view) {
    const grid = document.createElement('div')
    grid.className = 'cm-grid'
    grids.set(grid, { text: this.text, cell: [0, 0] })
    const table = tableOf(this.text)
    if (table) draw(grid, view, table, this.isFixed)
    grid.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement)) return
      const shown = grids.get(grid)
      if (shown) shown.cell = placeOf(target)
      look(grid, view)
      queueMicrotask(() => caretTo(grid, view, target)) // it may be the editor itself that goes there, within a change
    })
    grid.addEventListener('input', event => {
      if (event.target instanceof HTMLTextAreaElement && !(/** @type {InputEvent} */ (event).isComposing)) typed(grid, view, event.target)
    })
    grid.addEventListener('compositionend', ({ target }) => { if (target instanceof HTMLTextAreaElement) typed(grid, view, target) })
    grid.addEventListener('keydown', event => { if (event.target instanceof HTMLTextAreaElement) pressed(grid, view, event, event.target) })
    return grid
  }

  /** @param {HTMLElement} grid @param {EditorView} view */
  updateDOM(grid, view) {
    const shown = grids.get(grid)
    const table = tableOf(this.text)
    if (!shown || !table) return false
    const cells = cellsIn(grid)
    const isSame = cells.length === rowsOf(table).length * table.columns && grid.querySelectorAll('tr').length === rowsOf(table).length && cells[0]?.readOnly === this.isFixed
    const isIn = grid.contains(document.activeElement)
    shown.text = this.text
    if (isSame) {
      requestAnimationFrame(() => look(grid, view))
      for (const cell of cells) {
        const [row, column] = placeOf(cell)
        const text = rowsOf(table)[row].cells[column]?.text ?? ''
        if (cell.value.trim() !== text) { cell.value = text; fit(cell) }
      }
      return true
    }
    draw(grid, view, table, this.isFixed)
    if (isIn) (cellAt(grid, ...shown.cell) ?? cellsIn(grid).at(-1))?.focus()
    return true
  }

  ignoreEvent() { return true }
}

/** @param {EditorState} state @param {boolean} isShown whether marks are, and with them the table as it is written */
const gridsOf = (state, isShown) => {
  /** @type {import('./parts.js').Range<Decoration>[]} */
  const found = []
  if (isShown) return Decoration.none
  for (let node = syntaxTree(state).topNode.firstChild; node; node = node.nextSibling) {
    if (node.name !== 'Table') continue
    const from = state.doc.lineAt(node.from).from
    const { to } = state.doc.lineAt(node.to)
    const text = state.sliceDoc(from, to)
    if (tableOf(text)) found.push(Decoration.replace({ widget: new Grid(text, state.readOnly), block: true }).range(from, to))
  }
  return Decoration.set(found)
}

/** Go into the cell that stands at a place; returns whether one does. @param {EditorView} view @param {number} at */
export const enterGrid = (view, at) => {
  for (const grid of /** @type {NodeListOf<HTMLElement>} */ (view.contentDOM.querySelectorAll('.cm-grid'))) {
    const table = tableIn(grid, view)
    if (!table || at < table.from || at > table.to) continue
    const row = Math.max(0, rowsOf(table).findLastIndex(one => one.from <= at))
    const column = Math.max(0, rowsOf(table)[row].cells.findLastIndex(cell => cell.outer[0] <= at))
    const cell = cellAt(grid, row, column)
    cell?.focus()
    cell?.select()
    return Boolean(cell)
  }
  return false
}

/** @param {number} step @returns {(view: EditorView) => boolean} */
const across = step => view => {
  const { main, doc } = { main: view.state.selection.main, doc: view.state.doc }
  const line = doc.lineAt(main.head)
  const next = line.number + step
  if (!main.empty || next < 1 || next > doc.lines) return false
  const { from, to } = doc.line(next)
  return enterGrid(view, step > 0 ? from : to)
}

/** Tables as grids, while `marks` are hidden. @param {import('./parts.js').StateField<boolean>} marks */
export const tableGrids = marks => {
  const field = StateField.define({
    create: state => gridsOf(state, state.field(marks)),
    update: (grids, { state, startState, docChanged }) => docChanged || syntaxTree(state) !== syntaxTree(startState)
      || state.readOnly !== startState.readOnly || state.field(marks) !== startState.field(marks) ? gridsOf(state, state.field(marks)) : grids,
    provide: own => [EditorView.decorations.from(own), EditorView.atomicRanges.of(view => view.state.field(own))],
  })
  const suspects = followSuspects(view => { for (const grid of view.contentDOM.querySelectorAll('.cm-grid')) look(/** @type {HTMLElement} */ (grid), view) })
  return [field, suspects, keymap.of([{ key: 'ArrowDown', run: across(1) }, { key: 'ArrowUp', run: across(-1) }])]
}
