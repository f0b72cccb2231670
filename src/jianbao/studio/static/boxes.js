// The boxes of a manuscript, from `::: 按语` to `:::`: found as jianbao.manuscript.containers finds them.

/** @typedef {{open: number, close: number, name: string, from: number, to: number}} Box
 *   `open` and `close` are lines from 1 (`close` 0: it has no end, as a new page); `from`–`to` is its name in the line */

/** What stands behind the colons, by what it is called in the studio; the first is what is written. */
export const KINDS = /** @type {Record<string, string[]>} */ ({
  按语: ['按语', 'editor-note'], 着重框: ['着重框', '框', 'box'], 附件: ['附件', 'attachment'], 落款: ['落款', '署名', 'signature'],
  居中: ['居中', 'centre'], 居右: ['居右', '右对齐', 'to-right'], 两栏: ['两栏', '分栏', 'columns'], 横表: ['横表', 'landscape'],
  图集: ['图集', 'gallery'], 画页: ['画页', 'photo-page'], 人物: ['人物', 'portrait'], 诗: ['诗', 'verse'], 分页: ['分页', 'page-break'],
})
export const PAGE_BREAK = '分页'
const OPENING = /^(:{3,}[ \t]*)([^\s:]\S*?)[ \t]*:*[ \t]*$/
const CLOSING = /^:{3,}[ \t]*$/
const CODE = /^(`{3,}|~{3,})/

/** What a name is called; empty where it is none. @param {string} name */
export const kindOf = name => Object.keys(KINDS).find(kind => KINDS[kind].includes(name)) ?? ''

/** The boxes of a text, those that have an end and a known name. @param {Iterable<string>} lines @returns {Box[]} */
export const boxesOf = lines => {
  /** @type {Box[]} */
  const found = []
  /** @type {(Box | null)[]} */
  const around = []
  let code = ''
  let number = 0
  for (const line of lines) {
    number++
    const fence = CODE.exec(line)?.[1] ?? ''
    if (code) {
      if (fence.startsWith(code) && line.trim() === fence) code = ''
      continue
    }
    if (fence) { code = fence; continue }
    const opening = OPENING.exec(line)
    if (opening) {
      const [, colons, name] = opening
      const kind = kindOf(name)
      const box = { open: number, close: 0, name: kind, from: colons.length, to: colons.length + name.length }
      if (kind === PAGE_BREAK) found.push(box)
      else around.push(kind ? box : null)
    } else if (CLOSING.test(line)) {
      const box = around.pop()
      if (box) found.push({ ...box, close: number })
    }
  }
  return found.sort((a, b) => a.open - b.open)
}
