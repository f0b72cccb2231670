// Five short hints for whoever is here for the first time, each beside what it tells of.
import { signal, useEffect, useLayoutEffect, useRef, useState } from './parts.js'
import { html, say, words } from './base.js'
import { Button } from './ui.js'

/** What each hint stands beside. */
const PLACES = ['.drop', '.rooms a[href="#desk"]', '.rooms a[href="#settings"]', '.rooms a[href="#products"]', '#help']
const NAME = 'jianbao-tour'
const GAP = 8

/** Which hint is shown, from 0; -1 for none. */
const step = signal(-1)

/** Have the hints shown when the next book is opened. */
export const promiseTour = () => sessionStorage.setItem(NAME, 'yes')

export const beginTour = () => {
  location.hash = 'inbox'
  step.value = 0
}

export const Tour = () => {
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  const [size, setSize] = useState(0)
  useEffect(() => {
    if (sessionStorage.getItem(NAME)) { sessionStorage.removeItem(NAME); beginTour() }
    const redraw = () => setSize(innerWidth)
    addEventListener('resize', redraw)
    return () => removeEventListener('resize', redraw)
  }, [])
  const at = step.value
  useLayoutEffect(() => {
    if (at < 0) return undefined
    let frame = 0
    const put = () => {
      const place = document.querySelector(PLACES[at])?.getBoundingClientRect()
      if (!box.current || !place) { frame = requestAnimationFrame(put); return } // its room is not there yet
      const { width, height } = box.current.getBoundingClientRect()
      const below = place.bottom + GAP + height < innerHeight
      box.current.style.left = `${Math.max(GAP, Math.min(place.left, innerWidth - width - GAP))}px`
      box.current.style.top = `${below ? place.bottom + GAP : Math.max(GAP, place.top - height - GAP)}px`
      box.current.querySelector(/** @type {'button'} */ ('.main'))?.focus()
    }
    put()
    return () => cancelAnimationFrame(frame)
  }, [at, size])
  if (at < 0) return null
  const isLast = at === PLACES.length - 1
  const close = () => { step.value = -1 }
  return html`<div class="tour" ref=${box} role="dialog" aria-label=${words.tour} onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') close() }}>
    <p>${words[`tour_${at + 1}`]}</p>
    <div class="row"><span class="soft grow">${say('made_of', { n: at + 1, of: PLACES.length })}</span>
      ${!isLast && html`<${Button} kind="plain slim" label=${words.tour_end} onClick=${close} />`}
      <${Button} kind="main slim" id="tour-next" label=${isLast ? words.understood : words.tour_next} onClick=${() => { step.value = isLast ? -1 : at + 1 }} /></div></div>`
}
