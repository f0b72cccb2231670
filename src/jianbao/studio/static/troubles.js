// The drawer of what is to be seen to: the gravest first, notes folded, each with a way there and a mend.
import { useEffect, useRef } from './parts.js'
import { classes, html, say, words } from './base.js'
import { chapterOf, goal, inTitles, isDrawerOpen, pageName, pending, spot, tell, troubles } from './store.js'
import { canMend, mend, silence } from './mending.js'
import { Button, Icon } from './ui.js'

/** @typedef {import('./store.js').Remark} Remark */

/** @param {Remark} remark */
const placeOf = remark => [
  remark.page ? pageName(remark.page) : '',
  chapterOf(remark.file)?.title ?? remark.file,
].filter(Boolean).join('　')

/** @param {Remark} remark */
const visit = remark => {
  isDrawerOpen.value = false
  if (remark.page) spot.value = { page: remark.page, box: null, scroll: true }
  if (chapterOf(remark.file)) goal.value = { file: remark.file, line: remark.line || 1, column: remark.column || 1 }
}

/** @param {{remark: Remark}} props */
const Card = ({ remark }) => {
  const { severity, code, message, hint, file, line } = remark
  return html`
    <li class=${classes('card', 'remark', severity)}>
      <p>${inTitles(message)}</p>
      ${hint && html`<p class="soft">${inTitles(hint)}</p>`}
      <p class="soft">${placeOf(remark)}</p>
      <div class="row">
        ${(remark.page > 0 || chapterOf(file)) && html`<${Button} kind="slim" label=${words.visit} onClick=${() => visit(remark)} />`}
        ${canMend(remark) && html`<${Button} kind="slim" label=${words.mend} onClick=${async () => {
          if (await mend(remark)) tell(words.mended)
        }} />`}
        ${remark.doubt && html`<${Button} kind="slim" label=${words.silence} onClick=${async () => {
          if (await silence(remark)) tell(words.silenced)
        }} />`}
        <details class="technical"><summary>${words.technical}</summary>${code} ${file}${line ? `:${line}` : ''}</details>
      </div>
    </li>`
}

/** @param {{severity: string}} props */
const Group = ({ severity }) => {
  const those = troubles.value.filter(remark => remark.severity === severity)
  if (!those.length) return null
  const list = html`<ul>${those.map(remark => html`<${Card} key=${`${remark.code} ${remark.file} ${remark.line} ${remark.column}`} remark=${remark} />`)}</ul>`
  const heading = `${words[severity]}（${those.length}）`
  return severity === 'notice'
    ? html`<details class="notes"><summary>${heading}</summary>${list}</details>`
    : html`<section><h3>${heading}</h3>${list}</section>`
}

const close = () => {
  isDrawerOpen.value = false
  requestAnimationFrame(() => document.getElementById('troubles')?.focus()) // which cannot have it while it is covered
}

const Drawer = () => {
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const onKey = event => { if (event.key === 'Escape') close() }
    box.current?.querySelector(/** @type {'button'} */ ('.remark button, .scroll'))?.focus()
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return html`
    <aside class="drawer" id="drawer" ref=${box} aria-label=${words.troubles}>
      <header><h2>${words.troubles}</h2><span class="soft grow">${pending.value ? say('pending', { n: pending.value }) : words.no_troubles}</span>
        <${Button} bare icon="close" kind="plain" label=${words.close} onClick=${close} /></header>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.troubles_list}>
        ${['error', 'warning', 'notice'].map(severity => html`<${Group} key=${severity} severity=${severity} />`)}
        ${!troubles.value.length && html`<p class="empty"><${Icon} name="good" />${words.no_troubles}</p>`}
      </div>
    </aside>`
}

export const Troubles = () => isDrawerOpen.value ? html`<${Drawer} />` : null

export const TroublesButton = () => html`
  <${Button} kind="slim" icon=${pending.value ? 'warning' : 'good'} id="troubles" label=${words.troubles} badge=${pending.value}
    expanded=${isDrawerOpen.value} onClick=${() => { isDrawerOpen.value = !isDrawerOpen.value }} />`
