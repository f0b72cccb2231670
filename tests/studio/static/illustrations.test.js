// What a picture of a manuscript says, and what is written for another caption or width.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { captioned, illustrationOf, widened } from '../../../src/jianbao/studio/static/illustrations.js'

/** @param {string} text @param {{from: number, to: number, insert: string}} change */
const done = (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to)
const read = (/** @type {string} */ text) => /** @type {any} */ (illustrationOf(text))

test('a picture is read with its caption and its width', () => {
  const plain = read('![会场](图/a.jpg) 后面')
  assert.deepEqual([plain.text, plain.address, plain.caption, plain.width], ['![会场](图/a.jpg)', '图/a.jpg', '会场', 0])
  const whole = read('![给听的](<图/a b.jpg> "印出来的 \\"图\\""){.居左 width=40%}。')
  assert.deepEqual([whole.address, whole.caption, whole.width], ['图/a b.jpg', '印出来的 "图"', 40])
  assert.equal(read('![第\\[1\\]组](a.png){width="12.5%"}').caption, '第[1]组')
  assert.equal(read('![第\\[1\\]组](a.png){width="12.5%"}').width, 12.5)
})

test('what is written otherwise is left as it is written', () => {
  for (const text of ['![a][b]', '[a](b)', '![a](b c)', "![a](b 'c')", '![a[1](b)](c', '']) assert.equal(illustrationOf(text), null, text)
})

test('another caption changes the caption alone', () => {
  for (const [text, caption, wanted] of [
    ['前![](a.png)后', '图[1]', '前![图\\[1\\]](a.png)后'],
    ['前![旧](<a b.png>){width=40%}后', '新', '前![新](<a b.png>){width=40%}后'],
    ['前![听](a.png "旧"){.居左}后', '新 "题"', '前![听](a.png "新 \\"题\\""){.居左}后'],
  ]) assert.equal(done(text, captioned(read(text.slice(1)), 1, caption)), wanted)
})

test('another width changes the width alone', () => {
  for (const [text, wanted] of [
    ['![旧](a.png)', '![旧](a.png){width=66%}'],
    ['![旧](a.png){width=40%}', '![旧](a.png){width=66%}'],
    ['![旧](a.png){.居左 width="12.5%"}', '![旧](a.png){.居左 width=66%}'],
    ['![旧](a.png){.居左}', '![旧](a.png){width=66% .居左}'],
  ]) assert.equal(done(`前${text}后`, widened(read(text), 1, 66)), `前${wanted}后`)
})
