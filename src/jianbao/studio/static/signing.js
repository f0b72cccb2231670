// 签发: what has to be so before, who signs, and the way to a correction afterwards.
import { useEffect, useState } from './parts.js'
import { ask, html, ofBook, say, words } from './base.js'
import { isFrozen, isDrawerOpen, pending, shown, tell, troubles } from './store.js'
import { flush } from './manuscript.js'
import { due, load as loadProducts, rows } from './making.js'
import { Button, Dialog, Icon } from './ui.js'

/** @typedef {{when: string, who: string, note: string, correction: string}} Signed */
/** @typedef {{frozen: boolean, correcting: string, signed: Signed[], changed: string[], products: string[]}} State */

/** @param {{isGood: boolean, text: string, children?: unknown}} props */
const Check = ({ isGood, text, children }) => html`<li class="row"><${Icon} name=${isGood ? 'good' : 'warning'} /><span class="grow">${text}</span>${children}</li>`

/** @param {{onClose: () => void, onDone: (state: State) => void}} props */
const SignDialog = ({ onClose, onDone }) => {
  const [who, setWho] = useState('')
  const [note, setNote] = useState('')
  const [isSeen, setSeen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  useEffect(() => { loadProducts() }, [])
  const errors = troubles.value.filter(({ severity }) => severity === 'error').length
  const isReady = rows.value.length > 0 && !due.value.length
  const sign = async () => {
    setBusy(true)
    await flush()
    const { ok, body } = await ask(ofBook('sign'), { body: { op: 'sign', who: who.trim(), note: note.trim() } })
    setBusy(false)
    if (ok) onDone(body.result)
    else setFault(body?.diagnostics?.[0]?.message ?? words.not_done)
  }
  const go = (/** @type {string} */ room) => () => { onClose(); location.hash = room }
  return html`<${Dialog} title=${words.sign} onClose=${onClose} actions=${html`<${Button} label=${words.cancel} onClick=${onClose} />
      <${Button} kind="sign" id="sign-now" label=${words.sign} busy=${isBusy} off=${!isSeen || errors > 0 || !isReady || !who.trim()} onClick=${sign} />`}>
    <ul class="checks">
      <${Check} isGood=${!errors} text=${errors ? say('errors_left', { n: errors }) : words.no_errors}>${errors > 0 && html`<${Button} kind="slim" label=${words.visit} onClick=${() => { go('desk')(); isDrawerOpen.value = true }} />`}</${Check}>
      <${Check} isGood=${!pending.value} text=${pending.value ? say('pending', { n: pending.value }) : words.no_troubles} />
      <${Check} isGood=${isReady} text=${isReady ? words.all_made : say('products_due', { n: due.value.length })}>${!isReady && html`<${Button} kind="slim" label=${words.visit} onClick=${go('products')} />`}</${Check}></ul>
    <label class="field"><span>${words.signer}</span><input type="text" maxlength="60" value=${who} onInput=${(/** @type {any} */ event) => setWho(event.target.value)} /></label>
    <label class="field"><span>${words.sign_note}</span><input type="text" maxlength="200" value=${note} onInput=${(/** @type {any} */ event) => setNote(event.target.value)} /></label>
    <label class="pick"><input type="checkbox" checked=${isSeen} onChange=${() => setSeen(!isSeen)} /><span>${say('seen_all', { n: shown.value.leaves.length })}</span></label>
    <p class="soft">${words.sign_hint}</p>${fault && html`<p class="fault"><${Icon} name="error" />${fault}</p>`}</${Dialog}>`
}

/** @param {{onClose: () => void, onDone: (state: State) => void}} props */
const CorrectDialog = ({ onClose, onDone }) => {
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState('')
  const correct = async () => {
    const { ok, body } = await ask(ofBook('sign'), { body: { op: 'correct', reason: reason.trim() } })
    if (ok) onDone(body.result)
    else setFault(body?.diagnostics?.[0]?.message ?? words.not_done)
  }
  return html`<${Dialog} title=${words.correct} onClose=${onClose} actions=${html`<${Button} label=${words.cancel} onClick=${onClose} /><${Button} kind="main" id="correct-now" label=${words.begin_correction} off=${!reason.trim()} onClick=${correct} />`}>
    <label class="field"><span>${words.correct_reason}</span><input type="text" maxlength="200" value=${reason} onInput=${(/** @type {any} */ event) => setReason(event.target.value)} /></label>
    <p class="soft">${words.correct_hint}</p>${fault && html`<p class="fault"><${Icon} name="error" />${fault}</p>`}</${Dialog}>`
}

/** @param {{one: Signed}} props */
const Line = ({ one }) => html`<li><b>${one.who}</b>　${new Date(one.when).toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' })}
  ${one.correction && html`<span class="soft">　${say('correction_of', { reason: one.correction })}</span>`}${one.note && html`<span class="soft">　${one.note}</span>`}</li>`

export const Signing = () => {
  const [state, setState] = useState(/** @type {State | null} */ (null))
  const [asking, setAsking] = useState('')
  const { revision } = shown.value
  useEffect(() => { ask(ofBook('sign')).then(({ ok, body }) => { if (ok) setState(body.result) }) }, [revision, isFrozen.value])
  if (!state) return null
  const close = () => setAsking('')
  const done = (/** @type {string} */ told) => (/** @type {State} */ fresh) => {
    setState(fresh)
    shown.value = { ...shown.value, frozen: fresh.frozen }
    close()
    tell(told)
  }
  const { frozen, correcting, signed, changed } = state
  return html`<section class="card signing"><h2>${words.signing}</h2>
    <p>${frozen ? words.is_signed : correcting ? say('is_correcting', { reason: correcting }) : words.not_signed}</p>
    ${signed.length > 0 && html`<ul>${signed.map((one, i) => html`<${Line} key=${i} one=${one} />`)}</ul>`}
    ${signed.length > 0 && changed.length > 0 && html`<p class="fault"><${Icon} name="warning" />${say('changed_after', { n: changed.length })}</p>`}
    ${frozen ? html`<${Button} id="correct" icon="pen" label=${words.correct} onClick=${() => setAsking('correct')} />` : html`<${Button} kind="sign" id="sign" label=${words.sign} onClick=${() => setAsking('sign')} />`}
    ${asking === 'sign' && html`<${SignDialog} onClose=${close} onDone=${done(words.signed_off)} />`}
    ${asking === 'correct' && html`<${CorrectDialog} onClose=${close} onDone=${done(words.may_be_corrected)} />`}</section>`
}
