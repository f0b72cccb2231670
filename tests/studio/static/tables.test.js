// A table is changed where it is written into, and nowhere else.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { addColumn, addRow, removeColumn, removeRow, rowsOf, tableOf, write } from '../../../src/jianbao/studio/static/tables.js'

const TEXT = '| 学校 | 人数 |\n|:---|---:|\n|  一小 | 1\\|2 |\n| 二小 |'
const START = 7

/** @param {string} text */
const read = text => {
  const table = tableOf(text, START)
  assert.ok(table)
  return table
}

/** @param {string} text @param {any} changes */
const changed = (text, changes) => [changes].flat().sort((a, b) => b.from - a.from)
  .reduce((now, { from, to, insert }) => now.slice(0, from - START) + insert + now.slice(to - START), text)

/** @param {string} text */
const cells = text => rowsOf(read(text)).map(row => row.cells.map(cell => cell.text))

test('cells are read as they are printed', () => {
  assert.deepEqual(cells(TEXT), [['学校', '人数'], ['一小', '1|2'], ['二小']])
  assert.deepEqual(cells('a|b\n-|-\nc|\n|d||'), [['a', 'b'], ['c'], ['d', '']])
  assert.deepEqual(cells('| 甲 |  |\n|--|--|\n|　| 乙|'), [['甲', ''], ['', '乙']])
  assert.equal(tableOf('一句话\n又一句'), null)
  assert.equal(tableOf('| 甲 |'), null)
})

test('a cell is written into and all else stays', () => {
  assert.equal(changed(TEXT, write(read(TEXT), 1, 0, '第一小学')), TEXT.replace('一小', '第一小学'))
  assert.equal(changed(TEXT, write(read(TEXT), 1, 1, 'a|b\nc')), TEXT.replace('1\\|2', 'a\\|b c'))
  assert.equal(changed(TEXT, write(read(TEXT), 2, 1, '30')), `${TEXT} 30 |`)
  const empty = '| 甲 | 乙 |\n|--|--|\n| 　 ||'
  assert.equal(changed(empty, write(read(empty), 2 - 1, 0, '1')), '| 甲 | 乙 |\n|--|--|\n| 1 ||')
  assert.equal(changed(empty, write(read(empty), 1, 1, '2')), '| 甲 | 乙 |\n|--|--|\n| 　 | 2 |')
  assert.equal(changed('a|b\n-|-\nc', write(read('a|b\n-|-\nc'), 1, 1, 'd')), 'a|b\n-|-\nc| d |')
})

test('rows are put in and taken out, but for the head', () => {
  assert.deepEqual(cells(changed(TEXT, addRow(read(TEXT), 0))), [['学校', '人数'], ['', ''], ['一小', '1|2'], ['二小']])
  assert.deepEqual(cells(changed(TEXT, addRow(read(TEXT), 2))), [['学校', '人数'], ['一小', '1|2'], ['二小'], ['', '']])
  assert.deepEqual(cells(changed(TEXT, removeRow(read(TEXT), 1))), [['学校', '人数'], ['二小']])
  assert.deepEqual(cells(changed(TEXT, removeRow(read(TEXT), 2))), [['学校', '人数'], ['一小', '1|2']])
  assert.equal(removeRow(read(TEXT), 0), null)
})

test('columns are put in and taken out, with their rule', () => {
  for (const text of [TEXT, 'a|b\n-|-\nc|d']) {
    for (const column of [0, 1]) {
      const wider = changed(text, addColumn(read(text), column))
      assert.equal(read(wider).rule.cells.length, 3)
      assert.equal(rowsOf(read(wider))[0].cells[column + 1].text, '')
      assert.deepEqual(cells(changed(wider, removeColumn(read(wider), column + 1))), cells(text))
    }
  }
  assert.deepEqual(removeColumn(read('| a |\n|---|\n| b |'), 0), [])
})
