// The manual beside the work: the chapter that belongs to the room, and a search through all of it.
import { signal, useEffect, useRef, useState } from './parts.js'
import { ask, html, isDesk, ofShelf, words } from './base.js'
import { room } from './store.js'
import { beginTour } from './tour.js'
import { Reading } from './reading.js'
import { Button } from './ui.js'

/** @typedef {{name: string, title: string, text: string}} Chapter @typedef {{chapter: Chapter, title: string, text: string}} Section */

export const isHelping = signal(false)
/** @type {import('./parts.js').Signal<Chapter[]>} */
const chapters = signal([])

/** Which chapter tells of a room. @type {Record<string, string>} */
const OF_ROOM = { inbox: '13', desk: '15', reviews: '16', settings: '21', products: '31', history: '16' }

/** The sections of a chapter, each from its heading. @param {Chapter} chapter @returns {Section[]} */
const sectionsOf = chapter => chapter.text.split(/^(?=## )/m).map(text => ({ chapter, title: /^## (.+)/.exec(text)?.[1] ?? chapter.title, text }))

/** Those sections that have all words of what is looked for. @param {Chapter[]} all @param {string} wish */
export const found = (all, wish) => {
  const wanted = wish.toLowerCase().split(/\s+/).filter(Boolean)
  return wanted.length ? all.flatMap(sectionsOf).filter(({ title, text }) => wanted.every(word => `${title}\n${text}`.toLowerCase().includes(word))) : []
}

export const HelpButton = () => html`<${Button} bare icon="help" kind="plain slim" id="help" label=${`${words.help}　F1`} expanded=${isHelping.value} onClick=${() => { isHelping.value = !isHelping.value }} />`

const Panel = () => {
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  const [name, setName] = useState('')
  const [wish, setWish] = useState('')
  const [section, setSection] = useState(/** @type {Section | null} */ (null))
  useEffect(() => {
    if (!chapters.value.length) ask(ofShelf('help')).then(({ ok, body }) => { if (ok) chapters.value = body.result.chapters })
    box.current?.querySelector('input')?.focus()
    return () => { if (!document.querySelector('.tour')) document.getElementById('help')?.focus() } // the hints have it
  }, [])
  const all = chapters.value
  const begin = isDesk ? OF_ROOM[room.value] ?? '' : ''
  const chapter = all.find(one => one.name === name) ?? all.find(one => begin && one.name.startsWith(begin)) ?? all[0]
  const hits = found(all, wish)
  const text = section?.text ?? chapter?.text ?? ''
  return html`<aside class="help" id="help-panel" ref=${box} aria-label=${words.help} onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') isHelping.value = false }}>
    <header><h2 class="grow">${words.help}</h2>${isDesk && html`<${Button} kind="plain slim" label=${words.tour_again} onClick=${() => { isHelping.value = false; beginTour() }} />`}
      <${Button} bare icon="close" kind="plain" label=${words.close} onClick=${() => { isHelping.value = false }} /></header>
    <div class="help-search"><input type="text" id="help-wish" aria-label=${words.help_search} placeholder=${words.help_search} value=${wish} onInput=${(/** @type {any} */ event) => { setWish(event.target.value); setSection(null) }} />
      <select aria-label=${words.help_chapter} value=${chapter?.name ?? ''} onChange=${(/** @type {any} */ event) => { setName(event.target.value); setSection(null); setWish('') }}>${all.map(one => html`<option key=${one.name} value=${one.name}>${one.title}</option>`)}</select></div>
    <div class="scroll" tabindex="0" role="region" aria-label=${words.help_text}>
      ${wish.trim() && !section ? html`<p class="soft">${hits.length ? '' : words.help_none}</p><ul>${hits.map((hit, i) => html`<li key=${i}><button type="button" class="source" onClick=${() => setSection(hit)}>
          <span class="grow"><b>${hit.title}</b><br /><span class="soft">${hit.chapter.title}</span></span></button></li>`)}</ul>`
        : html`${section && html`<${Button} kind="slim" icon="back" label=${words.help_back} onClick=${() => setSection(null)} />`}<${Reading} key=${text} text=${text} label=${chapter?.title ?? words.help_text} />`}</div></aside>`
}

export const Help = () => {
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const onKey = event => {
      if (event.key !== 'F1') return
      event.preventDefault()
      isHelping.value = !isHelping.value
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return isHelping.value ? html`<${Panel} />` : null
}
