// The tables of a manuscript as cells: what is changed is one cell, one line or one column, and every
// other character stays as it was written.

/** @typedef {{from: number, to: number, outer: [number, number], text: string}} Cell
 *   `from`–`to` is what stands in it, `outer` all between its two pipes */
/** @typedef {{from: number, to: number, cells: Cell[]}} Row a line, without the space at its end */
/** @typedef {{from: number, to: number, head: Row, rule: Row, body: Row[], columns: number}} Table */
/** @typedef {{from: number, to: number, insert: string}} Change */

/** @param {string} line @param {number} at */
const isPipe = (line, at) => line[at] === '|' && (/\\*$/.exec(line.slice(0, at))?.[0].length ?? 0) % 2 === 0

/** @param {string} line @param {number} start where the line begins in the text @returns {Row} */
const rowOf = (line, start) => {
  const end = line.trimEnd().length
  let at = line.length - line.trimStart().length
  if (line[at] === '|') at++
  const cells = []
  for (let i = at; i <= end; i++) {
    if (i < end && !isPipe(line, i)) continue
    if (i === end && at === end && cells.length) break
    const raw = line.slice(at, i)
    const before = raw.length - raw.trimStart().length
    const text = raw.trim()
    const from = text ? at + before : at
    cells.push({ from: start + from, to: start + (text ? from + text.length : i), outer: /** @type {[number, number]} */ ([start + at, start + i]), text: text.replace(/\\\|/g, '|') })
    at = i + 1
  }
  return { from: start, to: start + end, cells }
}

/** Read a table that begins at `start`. @param {string} text @param {number} [start] @returns {Table | null} */
export const tableOf = (text, start = 0) => {
  let at = start
  const rows = text.split('\n').map(line => {
    const row = rowOf(line, at)
    at += line.length + 1
    return row
  })
  const [head, rule, ...body] = rows
  if (!rule || !rule.cells.every(cell => /^:?-+:?$/.test(cell.text))) return null
  return { from: start, to: start + text.length, head, rule, body, columns: Math.max(...[head, ...body].map(({ cells }) => cells.length)) }
}

/** The rows that hold text, the head first. @param {Table} table */
export const rowsOf = ({ head, body }) => [head, ...body]

/** How a text stands in a cell. @param {string} text */
const written = text => text.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|')

/**
 * Write into a cell; where a row has too few, those before it are made.
 * @param {Table} table @param {number} row from 0, the head @param {number} column @param {string} value
 * @returns {Change}
 */
export const write = (table, row, column, value) => {
  const line = rowsOf(table)[row]
  const cell = line.cells[column]
  const fresh = written(value)
  if (cell) {
    const isEmpty = cell.from === cell.outer[0] && cell.to === cell.outer[1] && !cell.text
    return { from: cell.from, to: cell.to, insert: isEmpty && fresh ? ` ${fresh} ` : fresh }
  }
  const more = Array.from({ length: column - line.cells.length + 1 }, (_, i) => i + line.cells.length === column ? ` ${fresh} |` : '  |').join('')
  return { from: line.to, to: line.to, insert: (line.cells.at(-1)?.outer[1] ?? 0) < line.to ? more : `|${more}` }
}

/** Put an empty row below `row`. @param {Table} table @param {number} row @returns {Change} */
export const addRow = (table, row) => {
  const at = row ? rowsOf(table)[row].to : table.rule.to
  return { from: at, to: at, insert: `\n|${'  |'.repeat(table.columns)}` }
}

/** Take a row out, never the head. @param {Table} table @param {number} row @returns {Change | null} */
export const removeRow = (table, row) => {
  if (!row) return null
  const all = [table.rule, ...table.body]
  return { from: all[row - 1].to, to: table.body[row - 1].to, insert: '' }
}

/** Put an empty column to the right of `column`. @param {Table} table @param {number} column @returns {Change[]} */
export const addColumn = (table, column) => [table.head, table.rule, ...table.body].flatMap(row => {
  const cell = row.cells[column]
  if (!cell) return []
  const [, end] = cell.outer
  const pipe = end === row.to ? '|' : '' // without one an empty cell would be the end of the row
  return [{ from: end, to: end, insert: `${row === table.rule ? '| --- ' : '|  '}${pipe}` }]
})

/** Take a column out, unless it is the only one. @param {Table} table @param {number} column @returns {Change[]} */
export const removeColumn = (table, column) => table.columns < 2 ? [] : [table.head, table.rule, ...table.body].flatMap(row => {
  const cell = row.cells[column]
  if (!cell) return []
  const [from, to] = cell.outer
  return [to < row.to ? { from, to: to + 1, insert: '' } : { from: Math.max(row.from, from - 1), to, insert: '' }]
})
