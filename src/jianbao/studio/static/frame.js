// The head of the page, what lasts below it, and the room that is chosen.
import { useEffect, useState } from './parts.js'
import { html, isDesk, shelfAddress, words } from './base.js'
import { connected, isDrawerOpen, isFrozen, room, saving, shown } from './store.js'
import { Help, HelpButton } from './help.js'
import { ROOMS } from './keys.js'
import { Tour } from './tour.js'
import { Button, Icon, Strip, Toast } from './ui.js'

const SIZES = ['', 'large', 'larger']
const html_ = document.documentElement
/** @param {string} name @param {string} value */
const keep = (name, value) => {
  html_.dataset[name] = value
  localStorage.setItem(`jianbao-${name}`, value)
}
const isDark = () => html_.dataset.mode === 'dark'

/** Light or dark as last chosen, or as the system has it. */
export const dress = () => {
  const bySystem = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  html_.dataset.mode = localStorage.getItem('jianbao-mode') ?? bySystem
  html_.dataset.letters = localStorage.getItem('jianbao-letters') ?? ''
}

const Dress = () => {
  const [, redraw] = useState(0)
  const again = () => redraw(n => n + 1)
  return html`
    <${Button} bare icon="letters" kind="plain slim" label=${words.letters} onClick=${() => {
      keep('letters', SIZES[(SIZES.indexOf(html_.dataset.letters ?? '') + 1) % SIZES.length])
      dispatchEvent(new Event('resize'))
      again()
    }} />
    <${Button} bare icon="dark" kind="plain slim" label=${words.dark} pressed=${isDark()} onClick=${() => {
      keep('mode', isDark() ? 'light' : 'dark')
      again()
    }} />`
}

const SAVED = {
  saved: ['good', 'saved'], saving: ['busy', 'saving'], kept: ['error', 'kept'], clash: ['warning', 'clash'],
}

const Saved = () => {
  const [icon, word] = SAVED[/** @type {keyof typeof SAVED} */ (saving.value)]
  return html`<span class=${`saved ${saving.value}`} id="saved" role="status"><${Icon} name=${icon} />${words[word]}</span>`
}

const Rooms = () => html`
  <nav class="rooms" aria-label=${words.rooms}>${ROOMS.map(name => html`
    <a key=${name} href=${`#${name}`} aria-current=${name === room.value ? 'page' : undefined}><${Icon} name=${name} />${words[`room_${name}`]}</a>`)}
  </nav>`

const Strips = () => {
  const { stage, remarks, leaves } = shown.value
  const error = remarks.find(({ severity }) => severity === 'error')
  return html`<div class="strips">
    ${!connected.value && html`<${Strip} kind="error" text=${words.lost} />`}
    ${isFrozen.value && html`<${Strip} kind="notice" text=${words.frozen}>${room.value !== 'history' && html`<a class="button slim" href="#history">${words.correct}</a>`}</${Strip}>`}
    ${connected.value && stage === 'failed' && leaves.length > 0 && error && html`<${Strip} kind="error" text=${words.failed}><${Button} kind="slim" label=${words.visit} onClick=${() => { location.hash = 'desk'; isDrawerOpen.value = true }} /></${Strip}>`}
  </div>`
}

/** @param {{title: string, under: string, children?: unknown}} props */
export const Frame = ({ title, under, children }) => {
  useEffect(() => { document.title = [title, under, words.heading].filter(Boolean).join(' · ') }, [title, under])
  return html`
    <header class="top">
      <a class="home" href=${shelfAddress} title=${words.to_shelf}><span class="seal" aria-hidden="true">简</span>
        <span><b id="title">${title}</b><small>${under}</small></span></a>
      ${isDesk && html`<${Rooms} />`}
      <span class="grow"></span>
      ${isDesk && html`<${Saved} />`}
      <${HelpButton} /><${Dress} />
    </header>
    ${isDesk ? html`<${Strips} />` : html`<div class="strips"></div>`}
    ${children}
    <${Help} />${isDesk && html`<${Tour} />`}
    <${Toast} />`
}
