// A line of a list dragged by mouse or pen, the same in every browser; Escape drops it where it was.
// A finger scrolls the list, and has the menu.

/** @typedef {HTMLElement & {place?: [number, number]}} Line */
/** @typedef {{line: Line, view: HTMLElement, done: (place: [number, number], after: boolean) => void,
 *   x: number, y: number, at: PointerEvent, moved: boolean}} Held */

const FAR = 6 // CSS pixels that tell a drag from a click
const EDGE = 32 // CSS pixels from the end of the view within which it scrolls

/** @type {Held | undefined} */
let held
export const isDragging = () => held?.moved ?? false

/** @param {PointerEvent} event */
const placeUnder = ({ clientX, clientY }) => {
  const under = document.elementFromPoint(clientX, clientY)
  const line = /** @type {Line | null | undefined} */ (under?.closest('li') ?? under?.closest('ol'))
  if (!line?.place) return undefined
  const { top, height } = line.getBoundingClientRect()
  return { line, after: line.matches('li') && clientY > top + height / 2 }
}

/** @param {{line: Line, after: boolean}} [over] */
const mark = over => {
  for (const name of ['over', 'under']) {
    for (const line of document.querySelectorAll(`.${name}`)) line.classList.remove(name)
  }
  over?.line.classList.add(over.after ? 'under' : 'over')
}

const scroll = () => {
  if (!held?.moved) return
  const { top, bottom } = held.view.getBoundingClientRect()
  const y = held.at.clientY
  held.view.scrollTop += y < top + EDGE ? -8 : y > bottom - EDGE ? 8 : 0
  requestAnimationFrame(scroll)
}

const letGo = () => {
  held?.line.classList.remove('dragged')
  mark()
  held = undefined
}

/** @param {PointerEvent} event */
const follow = event => {
  if (!held) return
  held.at = event
  if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR) {
    held.moved = true
    held.line.setPointerCapture(event.pointerId)
    held.line.classList.add('dragged')
    scroll()
  }
  if (held.moved) mark(placeUnder(event))
}

/** @param {PointerEvent} event */
const drop = event => {
  const one = held
  const over = one?.moved ? placeUnder(event) : undefined
  letGo()
  if (!one?.moved) return
  const stop = (/** @type {Event} */ click) => { click.stopPropagation(); click.preventDefault() }
  addEventListener('click', stop, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', stop, { capture: true }))
  if (over?.line.place && over.line !== one.line) one.done(over.line.place, over.after)
}

addEventListener('pointermove', follow)
addEventListener('pointerup', drop)
addEventListener('pointercancel', letGo)
addEventListener('keydown', event => { if (event.key === 'Escape' && isDragging()) letGo() }, true)

/**
 * Begin to drag a line within its view; `done` is told place and side where it is dropped.
 * @param {PointerEvent} event @param {(place: [number, number], after: boolean) => void} done
 */
export const grasp = (event, done) => {
  const target = /** @type {HTMLElement} */ (event.target)
  if (event.button || event.pointerType === 'touch' || target.closest('.menu')) return
  const line = /** @type {Line | null} */ (target.closest('li'))
  const view = /** @type {HTMLElement | null} */ (line?.closest('.scroll'))
  if (line && view) held = { line, view, done, x: event.clientX, y: event.clientY, at: event, moved: false }
}
