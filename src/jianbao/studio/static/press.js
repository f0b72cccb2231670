// Before the press: what to choose in the printer's dialogue, what a printer would object to, and how the
// pages lie on the sheets of a booklet.
import { useEffect, useState } from './parts.js'
import { ask, html, ofBook, say, words } from './base.js'
import { isFrozen, shown, tell } from './store.js'
import { choose, rows } from './making.js'
import { flush } from './manuscript.js'
import { Sharing } from './sharing.js'
import { Choice, Icon } from './ui.js'

/** @typedef {import('./store.js').Remark} Remark */
/** @typedef {{paper: string, pages: number, leaves: number, remarks: Remark[]}} Examined */
/** @typedef {{paper: string, pages: number, blanks: number, sheets: number, signatures: number, scale: number, flip: 'short' | 'long', sides: string[]}} Sheets */
/** @typedef {{path: string, label: string, choices: string[], value: string | null}} Wish */

const BOOKLET = 'outputs.booklet'
const PAPERS = ['A4', 'A3', 'SRA3']

/** What is asked of the pages shown, again when they have changed. @template T @param {string} path @param {(body: any) => T} read */
const useAnswer = (path, read) => {
  const [found, setFound] = useState(/** @type {{value: T | null, fault: string} | null} */ (null))
  const [again, setAgain] = useState(0)
  const key = shown.value.leaves.map(({ digest }) => digest).join()
  useEffect(() => {
    if (!key) return undefined
    let isWanted = true
    setFound(null)
    ask(ofBook(path)).then(({ ok, body }) => {
      if (isWanted) setFound(ok ? { value: read(body), fault: '' } : { value: null, fault: body?.diagnostics?.[0]?.message ?? words.not_done })
    })
    return () => { isWanted = false }
  }, [key, again])
  return { found, again: () => setAgain(again + 1) }
}

/** What must be chosen in the printer's dialogue. @param {{paper: string, flip: 'short' | 'long'}} props */
const Advice = ({ paper, flip }) => html`<dl class="advice">
  <dt>${words.print_paper}</dt><dd>${paper}</dd><dt>${words.print_size}</dt><dd>${words.actual_size}</dd>
  <dt>${words.print_sides}</dt><dd>${flip === 'short' ? words.flip_short : words.flip_long}</dd></dl>`

/** @param {{remark: Remark}} props */
const Objection = ({ remark }) => html`<li class=${`objection ${remark.severity}`}><${Icon} name=${remark.severity} />
  <div><p>${remark.message}</p>${remark.hint && html`<p class="soft">${remark.hint}</p>`}</div></li>`

const Print = () => {
  const { found } = useAnswer('preflight', body => /** @type {Examined} */ ({ ...body.result, remarks: body.diagnostics }))
  const { leaves } = shown.value
  if (!found) return html`<p class="saved"><${Icon} name="busy" />${words.looking_over}</p>`
  if (!found.value) return html`<p class="fault"><${Icon} name="error" />${found.fault}</p>`
  const { paper, pages, leaves: sheets, remarks } = found.value
  const grave = remarks.filter(({ severity }) => severity !== 'notice')
  const notes = remarks.filter(({ severity }) => severity === 'notice')
  return html`
    <h3>${words.in_the_dialogue}</h3><${Advice} paper=${paper} flip=${leaves[0]?.width > leaves[0]?.height ? 'short' : 'long'} />
    <p class="soft">${say('takes_paper', { pages, sheets, paper })}</p>
    <h3>${words.looked_over}</h3>
    ${grave.length ? html`<ul>${grave.map((remark, i) => html`<${Objection} key=${i} remark=${remark} />`)}</ul>` : html`<p class="saved"><${Icon} name="good" />${words.fit_for_press}</p>`}
    ${notes.length > 0 && html`<details class="notes"><summary>${words.notice}（${notes.length}）</summary><ul>${notes.map((remark, i) => html`<${Objection} key=${i} remark=${remark} />`)}</ul></details>`}`
}

/** The choices of how to fold, as book.yaml has them. */
const useWishes = () => {
  const [wishes, setWishes] = useState(/** @type {Wish[]} */ ([]))
  const load = async () => {
    const { ok, body } = await ask(ofBook('settings'))
    const outputs = ok && body.result.fields.find((/** @type {{path: string}} */ { path }) => path === 'outputs')
    const booklet = outputs && outputs.fields.find((/** @type {{path: string}} */ { path }) => path === BOOKLET)
    if (booklet) setWishes(booklet.fields.filter((/** @type {Wish} */ { path }) => [`${BOOKLET}.scheme`, `${BOOKLET}.paper`].includes(path)))
  }
  useEffect(() => { load() }, [])
  return { wishes, load }
}

const Fold = () => {
  const { found, again } = useAnswer('sheets', body => /** @type {Sheets} */ (body.result))
  const { wishes, load } = useWishes()
  /** @param {string} path @param {string} value */
  const write = async (path, value) => {
    await flush()
    const isAsked = rows.value.find(({ name }) => name === 'booklet')?.asked
    if (!isAsked && !(await choose('booklet', true))) return
    const { ok, body } = await ask(ofBook('settings'), { method: 'PUT', body: { changes: { [path]: value || null } } })
    if (!ok) tell(body?.diagnostics?.[0]?.message ?? words.not_done)
    await load()
    again()
  }
  const sheets = found?.value
  return html`<div class="fields">${wishes.map(({ path, label, choices, value }) => html`<label key=${path}><span>${label}</span>
      <select value=${value ?? ''} disabled=${isFrozen.value} onChange=${(/** @type {any} */ event) => write(path, event.target.value)}><option value="">${words.by_itself}</option>
        ${(choices.length ? choices : [...new Set([...PAPERS, ...value ? [value] : []])]).map(choice => html`<option key=${choice} value=${choice}>${choice}</option>`)}</select></label>`)}</div>
    ${!found && html`<p class="saved"><${Icon} name="busy" />${words.laying_out}</p>`}
    ${found?.fault && html`<p class="fault"><${Icon} name="error" />${found.fault}</p>`}
    ${sheets && html`
      <p>${say('sheets_count', { pages: sheets.pages, blanks: sheets.blanks, sheets: sheets.sheets, paper: sheets.paper })}${sheets.scale < 100 ? `　${say('reduced', { n: sheets.scale })}` : ''}</p>
      <h3>${words.in_the_dialogue}</h3><${Advice} paper=${sheets.paper} flip=${sheets.flip} />
      <ol class="sheets">${Array.from({ length: Math.ceil(sheets.sides.length / 2) }, (_, i) => html`<li key=${i}><h3>${say('sheet', { n: i + 1 })}</h3><div class="two-sides">
        ${sheets.sides.slice(2 * i, 2 * i + 2).map((side, k) => html`<figure key=${k}><img src=${side} alt=${`${say('sheet', { n: i + 1 })}${k ? words.back_side : words.front_side}`} /><figcaption>${k ? words.back_side : words.front_side}</figcaption></figure>`)}</div></li>`)}</ol>
      ${2 * sheets.sheets > sheets.sides.length && html`<p class="soft">${say('more_sheets', { n: sheets.sheets - Math.ceil(sheets.sides.length / 2) })}</p>`}`}`
}

export const Press = () => {
  const [what, setWhat] = useState('print')
  const { leaves } = shown.value
  return html`<aside class="beside press" aria-label=${words.before_press}><h2 class="unseen">${words.before_press}</h2>
    <${Choice} label=${words.before_press} value=${what} choices=${[['print', words.how_to_print], ['fold', words.how_to_fold], ['phone', words.on_a_phone]]} onChoose=${setWhat} />
    ${!leaves.length ? html`<p class="soft">${words.empty_pages}</p>` : what === 'print' ? html`<${Print} />` : what === 'fold' ? html`<${Fold} />` : html`<${Sharing} />`}</aside>`
}
