// Texts that are to be chosen from: of two who have written into one article, and what was never saved.
import { useState } from './parts.js'
import { html, say, words } from './base.js'
import { answer, clash, difference, offer, settle } from './manuscript.js'
import { article, chapterOf, tell } from './store.js'
import { Button, Dialog } from './ui.js'

/** @typedef {import('./manuscript.js').Piece} Piece */

/** @param {Piece[]} pieces @param {string[]} chosen */
const joined = (pieces, chosen) => pieces.map((piece, i) => piece.open ? piece[/** @type {'mine' | 'theirs'} */ (chosen[i])] : piece.mine).join('')

/** @param {{name: string, value: string, text: string, label: string, onChoose: (value: string) => void, isChosen: boolean}} props */
const Side = ({ name, value, text, label, onChoose, isChosen }) => html`
  <label class="pick"><input type="radio" name=${name} value=${value} checked=${isChosen} onChange=${() => onChoose(value)} />
    <span><b>${label}</b><span class="quote">${text.trim() || words.nothing}</span></span></label>`

export const ClashDialog = () => {
  const { value } = clash
  const [chosen, setChosen] = useState(/** @type {Record<number, string>} */ ({}))
  if (!value || value.merged !== null) return null
  const pieces = value.pieces.length ? value.pieces : [{ mine: value.mine, theirs: value.theirs, base: '', open: true }]
  const open = pieces.flatMap((piece, i) => piece.open ? [i] : [])
  const take = async () => {
    await settle(joined(pieces, pieces.map((_, i) => chosen[i] ?? 'mine')))
    setChosen({})
    tell(words.settled)
  }
  return html`
    <${Dialog} wide title=${words.clash_title} onClose=${take} actions=${html`<${Button} kind="main" label=${words.settle} onClick=${take} />`}>
      <p class="soft">${open.length ? say('clash_places', { n: open.length }) : words.clash_none}</p>
      ${open.map((at, i) => html`<fieldset class="two" key=${at}><legend>${say('place', { n: i + 1 })}</legend>
        ${['mine', 'theirs'].map(side => html`<${Side} name=${`place-${at}`} value=${side} label=${words[side]} text=${pieces[at][/** @type {'mine' | 'theirs'} */ (side)]}
          isChosen=${(chosen[at] ?? 'mine') === side} onChoose=${(/** @type {string} */ one) => setChosen({ ...chosen, [at]: one })} />`)}</fieldset>`)}
    </${Dialog}>`
}

/** What was typed before this page was there: offered, never put in unasked, and never let go unasked. */
export const OfferDialog = () => {
  const { value } = offer
  if (!value) return null
  const { insert } = difference(value.base, value.text)
  const take = () => answer(true)
  return html`
    <${Dialog} title=${words.unsaved_title} onClose=${take} actions=${html`
      <${Button} label=${words.let_go} onClick=${() => answer(false)} /><${Button} kind="main" label=${words.take_up} onClick=${take} />`}>
      <p>${say('unsaved_in', { title: chapterOf(article.value)?.title ?? '' })}</p>
      <p class="quote">${insert.trim() || words.only_removed}</p>
    </${Dialog}>`
}
