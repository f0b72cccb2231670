// The list of articles: dragged, or moved by keys and buttons, into another order.
import { element, make, post, say, words } from './page.js'

let state
let announce
let dragged
let focused

const lists = () => {
  const parts = state.parts.map(() => [])
  for (const { part, place } of state.chapters) parts[part].push([part, place])
  return parts
}

const send = async arrangement => {
  const answer = await post('order', { order: state.order, arrangement })
  if (!answer.ok) {
    const { reason } = await answer.json().catch(() => ({}))
    announce(reason === 'changed' ? words.order_changed : words.order_unclear)
  }
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1]

/** Put one article before another one, or at the end of a part. */
const moveBefore = (what, part, before) => {
  const arrangement = lists().map(run => run.filter(entry => !same(entry, what)))
  const run = arrangement[part]
  const at = before ? run.findIndex(entry => same(entry, before)) : run.length
  run.splice(at < 0 ? run.length : at, 0, what)
  if (JSON.stringify(arrangement) !== JSON.stringify(lists())) send(arrangement)
}

const moveBy = (chapter, step) => {
  const { part, place } = chapter
  const arrangement = lists()
  const run = arrangement[part]
  const to = place + step
  if (to < 0 || to >= run.length) return
  run.splice(to, 0, ...run.splice(place, 1))
  focused = chapter.path
  send(arrangement)
}

const onKey = (event, chapter) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (!step) return
  event.preventDefault()
  if (event.altKey) moveBy(chapter, step)
  else {
    const all = [...document.querySelectorAll('.chapter')]
    all[all.indexOf(event.currentTarget) + step]?.focus()
  }
}

const item = (chapter, go) => {
  const { part, place, title, path, page } = chapter
  const button = make('button', {
    type: 'button', class: 'chapter', 'aria-describedby': 'chapters-hint', 'data-path': path,
    onclick: () => go(page), onkeydown: event => onKey(event, chapter),
  }, title, make('small', {}, page ? say('page', page) : path))
  const move = (step, name, sign) => make('button', {
    type: 'button', class: 'move', 'aria-label': `${words[name]}：${title}`, onclick: () => moveBy(chapter, step),
  }, sign)
  const line = make('li', { draggable: 'true' }, button, move(-1, 'up', '↑'), move(1, 'down', '↓'))
  line.addEventListener('dragstart', event => {
    dragged = [part, place]
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', title)
    line.classList.add('dragged')
  })
  line.addEventListener('dragend', () => { dragged = undefined; line.classList.remove('dragged') })
  line.addEventListener('dragover', event => {
    if (!dragged) return
    event.preventDefault()
    line.classList.add('over')
  })
  line.addEventListener('dragleave', () => line.classList.remove('over'))
  line.addEventListener('drop', event => {
    event.preventDefault()
    event.stopPropagation()
    line.classList.remove('over')
    if (dragged) moveBefore(dragged, part, [part, place])
  })
  return line
}

const listOf = (part, title, go) => {
  const entries = state.chapters.filter(chapter => chapter.part === part)
  const list = make('ol', { 'aria-label': title || words.chapters }, ...entries.map(one => item(one, go)))
  list.addEventListener('dragover', event => { if (dragged) event.preventDefault() })
  list.addEventListener('drop', event => {
    event.preventDefault()
    if (dragged) moveBefore(dragged, part, null)
  })
  return title ? [make('h3', {}, title), list] : [list]
}

let drawn = ''
export const showChapters = (next, go, tell) => {
  state = next
  announce = tell
  const facts = JSON.stringify([next.parts, next.chapters])
  if (facts === drawn || dragged) return
  drawn = facts
  const held = focused ?? document.activeElement?.dataset?.path
  element('chapters').replaceChildren(...next.parts.flatMap((title, part) => listOf(part, title, go)))
  if (held) document.querySelector(`.chapter[data-path="${CSS.escape(held)}"]`)?.focus()
  focused = undefined
}
