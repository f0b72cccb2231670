// The Markdown of manuscripts as jianbao.manuscript reads it: emphasis beside Chinese punctuation,
// which CommonMark's own rule takes for text, and the calls of notes.
import { InlineContext, Language, markdownLanguage, tags } from './parts.js'

const SHARED = /^[“”‘’—―…‥·]$/
/** Han, kana, and punctuation of full width, as manuscript/characters.py counts them. */
const CHINESE = /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Bopomofo}|\p{Emoji_Presentation}|[\u2ff0-\u2fff\u3001-\u303e\u3099-\u33ff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6])$/u
const PUNCTUATION = /^[\p{P}\p{S}]$/u
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+$/u
const CALL = /^\[\^[^\]\s]+\]/
const LOOK_BACK = 8 // code units: a character and what picks its shape

/** What a character is to its neighbours; the edge of a text counts as space. @param {string} letter */
const kind = letter => {
  if (/^\s?$/u.test(letter)) return 'space'
  if (SHARED.test(letter)) return 'shared'
  if (CHINESE.test(letter)) return 'chinese'
  return PUNCTUATION.test(letter) ? 'punctuation' : 'word'
}

/**
 * Whether a run of `*` or `_` may open and close, by the characters at its sides.
 * @param {string} before @param {string} after @param {boolean} splitsWords
 */
export const flanking = (before, after, splitsWords) => {
  const [left, right] = [kind(before), kind(after)]
  const opens = right !== 'space' && !(right === 'punctuation' && left === 'word')
  const closes = left !== 'space' && !(left === 'punctuation' && right === 'word')
  return {
    opens: opens && (splitsWords || !closes || PUNCTUATION.test(before)),
    closes: closes && (splitsWords || !opens || PUNCTUATION.test(after)),
  }
}

/** @type {import('./parts.js').InlineParser} */
const emphasis = {
  name: 'ChineseEmphasis', before: 'Emphasis',
  parse: (text, mark, start) => {
    const isStar = mark === '*'.charCodeAt(0)
    if (!isStar && mark !== '_'.charCodeAt(0)) return -1
    let end = start + 1
    while (text.char(end) === mark) end++
    const before = [...text.slice(Math.max(text.offset, start - LOOK_BACK), start).replace(SELECTORS, '')].at(-1) ?? ''
    const after = [...text.slice(end, Math.min(text.end, end + 2))][0] ?? ''
    const { opens, closes } = flanking(before, after, isStar)
    const type = isStar ? InlineContext.emphasisAsterisk : InlineContext.emphasisUnderscore
    return text.addDelimiter(type, start, end, opens, closes)
  },
}

/** @type {import('./parts.js').InlineParser} */
const noteCall = {
  name: 'NoteCall', before: 'Link',
  parse: (text, mark, start) => {
    if (mark !== '['.charCodeAt(0)) return -1
    const call = CALL.exec(text.slice(start, text.end))
    return call ? text.addElement(text.elt('NoteCall', start, start + call[0].length)) : -1
  },
}

const { data, parser } = markdownLanguage
/** A note's text is a paragraph of its own here, not the address of a link. */
export const manuscriptLanguage = new Language(data, /** @type {any} */ (parser).configure({
  defineNodes: [{ name: 'NoteCall', style: tags.processingInstruction }],
  parseInline: [emphasis, noteCall], remove: ['LinkReference'],
}), [], 'markdown')
