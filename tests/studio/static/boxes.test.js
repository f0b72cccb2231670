// The boxes of a manuscript are found as the program that prints it finds them.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { boxesOf } from '../../../src/jianbao/studio/static/boxes.js'

/** @param {string} text */
const found = text => boxesOf(text.split('\n')).map(({ name, open, close }) => [name, open, close])

test('a box has a name and an end', () => {
  assert.deepEqual(found('::: 按语\n甲\n:::\n\n:::: box ::::\n乙\n::::'), [['按语', 1, 3], ['着重框', 5, 7]])
  assert.deepEqual(found('::: 按语\n没有结尾'), [])
  assert.deepEqual(found('::: 不认得\n甲\n:::'), [])
  assert.deepEqual(found('::: 分页\n甲'), [['分页', 1, 0]])
})

test('boxes stand in one another, and not in code', () => {
  assert.deepEqual(found('::: 附件\n::: 不认得\n::: 落款\n甲\n:::\n:::\n:::'), [['附件', 1, 7], ['落款', 3, 5]])
  assert.deepEqual(found('```\n::: 按语\n甲\n:::\n```'), [])
})

test('the name is where it is written', () => {
  const [box] = boxesOf([':::  按语  '])
  assert.equal(box, undefined)
  const [named] = boxesOf([':::  按语', ':::'])
  assert.equal(':::  按语'.slice(named.from, named.to), '按语')
})
