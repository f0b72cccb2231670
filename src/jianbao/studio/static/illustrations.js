// The pictures of a manuscript as they are written, `![说明](图.jpg "图注"){width=40%}`: what each says, and
// what is to be changed for another caption or width. Every other character stays.

/** @typedef {{from: number, to: number, insert: string}} Change */
/** @typedef {{text: string, address: string, caption: string, captionAt: [number, number], isTitle: boolean,
 *   width: number, widthAt: [number, number] | null, listAt: number}} Illustration
 *   `width` is a hundredth of the line, 0 where none is written; places are counted from the picture's own beginning,
 *   `listAt` is behind the `{` of its attributes, or -1 */

const PICTURE = /^!\[((?:\\.|[^[\]\\])*)\]\([ \t]*(<[^<>\n]*>|[^\s<()]+)(?:[ \t]+"((?:\\.|[^"\\])*)")?[ \t]*\)(\{[^{}\n]*\})?/
const WIDTH = /(?<=[{\s])width="?(\d+(?:\.\d+)?)%"?/

/** @param {string} text */
const plain = text => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** The picture that a text begins with; null where that is none, or written otherwise. @param {string} written @returns {Illustration | null} */
export const illustrationOf = written => {
  const found = PICTURE.exec(written)
  if (!found) return null
  const [text, alt, address, title, list = ''] = found
  const isTitle = title !== undefined
  const from = isTitle ? text.lastIndexOf('"', text.length - list.length - 1) - title.length : 2
  const width = WIDTH.exec(list)
  const listAt = list ? text.length - list.length + 1 : -1
  return {
    text, address: address.replace(/^<|>$/g, ''), caption: plain(isTitle ? title : alt), isTitle,
    captionAt: [from, from + (isTitle ? title : alt).length], width: width ? Number(width[1]) : 0, listAt,
    widthAt: width ? [listAt - 1 + width.index, listAt - 1 + width.index + width[0].length] : null,
  }
}

/** Another caption for the picture that begins at `start`. @param {Illustration} picture @param {number} start @param {string} caption @returns {Change} */
export const captioned = ({ captionAt: [from, to], isTitle }, start, caption) => ({
  from: start + from, to: start + to, insert: caption.replace(/\s*\n\s*/g, ' ').replace(isTitle ? /[\\"]/g : /[\\[\]]/g, '\\$&'),
})

/** Another width, in hundredths of the line. @param {Illustration} picture @param {number} start @param {number} width @returns {Change} */
export const widened = ({ text, widthAt, listAt }, start, width) => {
  const insert = `width=${width}%`
  if (widthAt) return { from: start + widthAt[0], to: start + widthAt[1], insert }
  return listAt < 0 ? { from: start + text.length, to: start + text.length, insert: `{${insert}}` } : { from: start + listAt, to: start + listAt, insert: `${insert} ` }
}
