// The list of articles: dragged, or moved by keys and buttons, into another order.
import { draggable, isDragging } from './dragging.js'
import { element, make, post, say, words } from './page.js'

let state
let announce
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

/** Put the article at `from` into a part, before the one that stands at `place` there. */
const moveTo = (from, part, place) => {
  const arrangement = lists()
  const [moved] = arrangement[from[0]].splice(from[1], 1, undefined)
  arrangement[part].splice(place, 0, moved)
  const wanted = arrangement.map(run => run.filter(entry => entry))
  if (JSON.stringify(wanted) !== JSON.stringify(lists())) send(wanted)
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
  const line = make('li', {}, button, move(-1, 'up', '↑'), move(1, 'down', '↓'))
  draggable(line, [part, place], element('side'), ([toPart, toPlace], after) => {
    moveTo([part, place], toPart, toPlace + after)
  })
  return line
}

const listOf = (part, title, go) => {
  const entries = state.chapters.filter(chapter => chapter.part === part)
  const list = make('ol', { 'aria-label': title || words.chapters }, ...entries.map(one => item(one, go)))
  list.place = [part, entries.length]
  return title ? [make('h3', {}, title), list] : [list]
}

let drawn = ''
export const showChapters = (next, go, tell) => {
  state = next
  announce = tell
  const facts = JSON.stringify([next.parts, next.chapters])
  if (facts === drawn || isDragging()) return
  drawn = facts
  const held = focused ?? document.activeElement?.dataset?.path
  element('chapters').replaceChildren(...next.parts.flatMap((title, part) => listOf(part, title, go)))
  if (held) document.querySelector(`.chapter[data-path="${CSS.escape(held)}"]`)?.focus()
  focused = undefined
}
