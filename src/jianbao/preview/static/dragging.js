// A line of a list dragged by mouse or pen, the same in every browser; Escape drops it where it was.
// A finger scrolls the list, and has the buttons.

const FAR = 6 // CSS pixels that tell a drag from a click
const EDGE = 32 // CSS pixels from the end of the view within which it scrolls

let held
export const isDragging = () => !!held?.moved

const placeUnder = ({ clientX, clientY }) => {
  const under = document.elementFromPoint(clientX, clientY)
  const line = under?.closest('li') ?? under?.closest('ol')
  if (!line?.place) return undefined
  const { top, height } = line.getBoundingClientRect()
  return { line, after: line.matches('li') && clientY > top + height / 2 }
}

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

const drop = event => {
  const { moved, line, done } = held ?? {}
  const over = moved && placeUnder(event)
  letGo()
  if (!moved) return
  const stop = click => { click.stopPropagation(); click.preventDefault() }
  addEventListener('click', stop, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', stop, { capture: true }))
  if (over && over.line !== line) done(over.line.place, over.after)
}

addEventListener('pointermove', follow)
addEventListener('pointerup', drop)
addEventListener('pointercancel', letGo)
addEventListener('keydown', event => { if (event.key === 'Escape' && isDragging()) letGo() }, true)

/** Let `line`, which stands at `place`, be dragged within `view`; `done` is told place and side where it is dropped. */
export const draggable = (line, place, view, done) => {
  line.place = place
  line.addEventListener('pointerdown', event => {
    if (event.button || event.pointerType === 'touch' || event.target.closest('.move')) return
    held = { line, view, done, x: event.clientX, y: event.clientY, at: event, moved: false }
  })
}
