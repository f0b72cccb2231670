// Marks beside Chinese punctuation open and close as they are printed.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { flanking } from '../../../src/jianbao/studio/static/markdown.js'
import { difference } from '../../../src/jianbao/studio/static/manuscript.js'

test('marks open and close by their neighbours', () => {
  assert.deepEqual(flanking('', '（', true), { opens: true, closes: false })
  assert.deepEqual(flanking('。', '这', true), { opens: true, closes: true })
  assert.deepEqual(flanking('a', ' ', true), { opens: false, closes: true })
  assert.deepEqual(flanking('a', '(', true), { opens: false, closes: true })
  assert.deepEqual(flanking('a', 'b', false), { opens: false, closes: false })
})

test('two texts differ in one stretch', () => {
  assert.deepEqual(difference('甲乙丙', '甲丁丙'), { from: 1, to: 2, insert: '丁' })
  assert.deepEqual(difference('甲甲', '甲甲甲'), { from: 2, to: 2, insert: '甲' })
  assert.deepEqual(difference('甲', '甲'), { from: 1, to: 1, insert: '' })
})
