// The articles of the book: opened by a click, dragged or moved by keys into another order.
import { signal, useEffect, useRef, useState } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { article, isAdding, pageRange, shown, tell, troubles } from './store.js'
import { grasp } from './dragging.js'
import { flush } from './manuscript.js'
import { showFirstPage } from './pages.js'
import { Button, Dialog, Icon, Menu } from './ui.js'

/** @typedef {import('./store.js').Chapter} Chapter @typedef {[number, number]} Address */

/** The order as it is: for each part the entries by where they stand. @returns {(Address | undefined)[][]} */
const lists = () => {
  const parts = shown.value.parts.map(() => /** @type {(Address | undefined)[]} */ ([]))
  for (const { part, place } of shown.value.chapters) parts[part].push([part, place])
  return parts
}

/** @param {(Address | undefined)[][]} arrangement */
const send = async arrangement => {
  await flush()
  const before = JSON.stringify(lists())
  if (JSON.stringify(arrangement) === before) return
  const { ok, body } = await ask(ofBook('order'), { body: { order: shown.value.order, arrangement } })
  await relist()
  tell(ok ? words.moved : body?.reason === 'signed' ? words.frozen : body?.reason === 'changed' ? words.order_changed : words.order_unclear)
}

/** Put an article into a part, before what stands at `place` there. @param {Address} from @param {number} part @param {number} place */
const moveTo = (from, part, place) => {
  const arrangement = lists()
  const [moved] = arrangement[from[0]].splice(from[1], 1, undefined)
  arrangement[part].splice(place, 0, moved)
  send(arrangement.map(run => run.filter(Boolean)))
}

/** @param {Chapter} chapter @param {number} step */
const moveBy = (chapter, step) => {
  const { part, place } = chapter
  const arrangement = lists()
  const run = arrangement[part]
  const to = place + step
  if (to < 0 || to >= run.length) return
  run.splice(to, 0, ...run.splice(place, 1))
  send(arrangement)
}

/** What a person is asked before it is done: the title of something. @type {import('./parts.js').Signal<Question | null>} */
const question = signal(null)
/** @typedef {{heading: string, value: string, action: string, done: (title: string) => void}} Question */

/**
 * Do something to the list.
 * @param {Record<string, unknown>} wish
 * @returns {Promise<any>} the articles and what was deleted, or null where it was refused
 */
const change = async wish => {
  await flush()
  const { status, body } = await ask(ofBook('articles'), { body: { digest: shown.value.order, ...wish } })
  if (status === 200) {
    take(body.result)
    return body.result
  }
  if (status === 409) take(body.result)
  tell(status === 409 ? words.order_changed : body?.diagnostics?.[0]?.message ?? words.not_done)
  return null
}

/** Show the list as it is now, before the pages have caught up. @param {any} result */
const take = ({ digest, parts, articles }) => {
  const { chapters } = shown.value
  const page = new Map(chapters.map(one => [one.path, one.page]))
  shown.value = {
    ...shown.value, order: digest, parts: parts.map((/** @type {{title: string}} */ { title }) => title),
    chapters: articles.map((/** @type {Chapter} */ one) => ({ ...one, page: one.hidden ? 0 : page.get(one.path) ?? 0 })),
  }
}

/** Show the list as it is on the disk. */
export const relist = async () => {
  const { body } = await ask(ofBook('articles'))
  if (body?.ok) take(body.result)
}

const numberOf = (/** @type {Chapter} */ chapter) => shown.value.chapters.indexOf(chapter) + 1

/** @param {Chapter} chapter */
const rename = chapter => {
  question.value = {
    heading: words.rename, value: chapter.title, action: words.rename,
    done: title => change({ op: 'rename', n: numberOf(chapter), path: chapter.path, title }),
  }
}

/** @param {Chapter} [after] */
const add = after => {
  question.value = {
    heading: words.add_article, value: '', action: words.add,
    done: async title => {
      const known = new Set(shown.value.chapters.map(({ path }) => path))
      const result = await change({ op: 'add', title, ...after && { n: numberOf(after) } })
      const fresh = result?.articles.find((/** @type {Chapter} */ { path }) => !known.has(path))
      if (fresh) article.value = fresh.path
    },
  }
}

/** @param {Chapter} chapter */
const addPart = chapter => {
  question.value = {
    heading: words.add_part, value: '', action: words.add, done: title => change({ op: 'part', n: numberOf(chapter), title }),
  }
}

/** @param {number} part @param {string} title */
const renamePart = (part, title) => {
  question.value = {
    heading: words.rename_part, value: title, action: words.rename, done: next => change({ op: 'part', part, title: next }),
  }
}

/** @param {Chapter} chapter */
const hide = async chapter => {
  const { title, hidden } = chapter
  const number = numberOf(chapter)
  if (await change({ op: hidden ? 'show' : 'hide', n: number, path: chapter.path })) tell(say(hidden ? 'is_shown' : 'is_hidden', { title }))
}

/** @param {Chapter} chapter */
const remove = async chapter => {
  const result = await change({ op: 'delete', n: numberOf(chapter), path: chapter.path })
  const gone = result?.deleted.find((/** @type {{path: string}} */ { path }) => path === chapter.path)
  if (!gone) return
  tell(say('is_deleted', { title: chapter.title }), async () => {
    const digest = (await ask(ofBook('articles'))).body?.result?.digest
    change({ op: 'restore', id: gone.id, digest })
  })
}

/** What was deleted and can come back; null while nobody looks. @type {import('./parts.js').Signal<{id: number, title: string}[] | null>} */
const bin = signal(null)

const Bin = () => {
  const { value } = bin
  if (!value) return null
  const close = () => { bin.value = null }
  const restore = async (/** @type {number} */ id) => { if (await change({ op: 'restore', id })) close() }
  return html`<${Dialog} title=${words.deleted} onClose=${close} actions=${html`<${Button} kind="main" label=${words.understood} onClick=${close} />`}>
    ${value.length ? html`<ul>${value.map(({ id, title }) => html`<li key=${id} class="row"><span class="grow">${title}</span><${Button} kind="slim" icon="undo" label=${words.bring_back} onClick=${() => restore(id)} /></li>`)}</ul>` : html`<p class="soft">${words.none_deleted}</p>`}</${Dialog}>`
}

const Asking = () => {
  useEffect(() => {
    if (!isAdding.value) return
    isAdding.value = false
    add()
  }, [isAdding.value])
  const { value } = question
  const [title, setTitle] = useState('')
  useEffect(() => { setTitle(value?.value ?? '') }, [value])
  if (!value) return null
  const close = () => { question.value = null }
  const go = () => { if (title.trim()) { close(); value.done(title.trim()) } }
  return html`
    <${Dialog} title=${value.heading} onClose=${close} actions=${html`<${Button} label=${words.cancel} onClick=${close} /><${Button} kind="main" label=${value.action} off=${!title.trim()} onClick=${go} />`}>
      <label class="field"><span>${words.title}</span><input type="text" value=${title} onInput=${(/** @type {any} */ event) => setTitle(event.target.value)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Enter' && !event.isComposing) go() }} /></label>
    </${Dialog}>`
}

/** @param {Chapter} chapter */
const placeOf = chapter => chapter.missing ? words.file_missing : chapter.hidden ? words.hidden : pageRange(chapter) || words.not_set

/** @param {Chapter} chapter */
const markOf = chapter => {
  const own = troubles.value.filter(({ file, severity }) => file === chapter.path && severity !== 'notice')
  if (!own.length) return null
  const kind = own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
  return html`<span class=${`mark ${kind}`} title=${say('pending', { n: own.length })}><${Icon} name=${kind} /><span class="unseen">${say('pending', { n: own.length })}</span></span>`
}

/** @param {{chapter: Chapter}} props */
const Entry = ({ chapter }) => {
  const line = useRef(/** @type {import('./dragging.js').Line | null} */ (null))
  const { part, place, path, title } = chapter
  useEffect(() => { if (line.current) line.current.place = [part, place] }, [part, place])
  const last = shown.value.chapters.filter(one => one.part === part).length - 1
  const isOpen = article.value === path
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    const step = /** @type {Record<string, number>} */ ({ ArrowUp: -1, ArrowDown: 1 })[event.key]
    if (!step) return
    event.preventDefault()
    if (event.altKey) { moveBy(chapter, step); return }
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.chapter')])
    all[all.indexOf(/** @type {HTMLElement} */ (event.currentTarget)) + step]?.focus()
  }
  return html`
    <li ref=${line} class=${classes('entry', isOpen ? 'open' : '', chapter.hidden ? 'hidden' : '')} onPointerDown=${(/** @type {PointerEvent} */ event) =>
      grasp(event, ([toPart, toPlace], after) => moveTo([part, place], toPart, toPlace + Number(after)))}>
      <${Icon} name="grip" />
      <button type="button" class="chapter" data-path=${path} aria-current=${isOpen ? 'true' : undefined} aria-describedby="chapters-hint"
        onClick=${() => showFirstPage(chapter)} onKeyDown=${onKey}>
        <span>${title}</span><small>${placeOf(chapter)}${chapter.changed ? `　${words.changed}` : ''}</small></button>
      ${markOf(chapter)}
      <${Menu} label=${say('more_of', { title })} actions=${[
        { label: words.rename, icon: 'pen', onClick: () => rename(chapter) },
        { label: words.add_after, icon: 'plus', onClick: () => add(chapter) },
        { label: words.add_part, icon: 'heading', off: place === 0, onClick: () => addPart(chapter) },
        { label: chapter.hidden ? words.show : words.hide, icon: chapter.hidden ? 'marks' : 'hidden', onClick: () => hide(chapter) },
        { label: words.remove, icon: 'remove', onClick: () => remove(chapter) },
        { label: words.up, icon: 'up', off: place === 0, onClick: () => moveBy(chapter, -1) },
        { label: words.down, icon: 'down', off: place === last, onClick: () => moveBy(chapter, 1) },
      ]} />
    </li>`
}

/** @param {{part: number, title: string}} props */
const Part = ({ part, title }) => {
  const list = useRef(/** @type {import('./dragging.js').Line | null} */ (null))
  const entries = shown.value.chapters.filter(chapter => chapter.part === part)
  useEffect(() => { if (list.current) list.current.place = [part, entries.length] }, [part, entries.length])
  return html`${title && html`<div class="part"><h3>${title}</h3><${Menu} label=${say('more_of', { title })} actions=${[
    { label: words.rename_part, icon: 'pen', onClick: () => renamePart(part, title) },
    { label: words.remove_part, icon: 'remove', off: part === 0, onClick: () => change({ op: 'part', part, remove: true }) },
  ]} /></div>`}
    <ol ref=${list} aria-label=${title || words.chapters}>${entries.map(chapter => html`<${Entry} key=${chapter.path} chapter=${chapter} />`)}</ol>`
}

export const List = () => {
  const { parts, chapters } = shown.value
  return html`
    <nav class="list" aria-label=${words.chapters}>
      <header><h2>${words.chapters}</h2><span class="soft grow">${chapters.length ? say('articles', { n: chapters.length }) : ''}</span>
        <${Button} bare icon="plus" kind="plain slim" id="add-article" label=${words.add_article} onClick=${() => add()} /></header>
      <div class="scroll" tabindex="-1">${parts.map((title, part) => html`<${Part} key=${part} part=${part} title=${title} />`)}</div>
      <footer class="row"><span class="soft grow" id="chapters-hint">${words.chapters_hint}</span>
        <${Button} bare icon="remove" kind="plain slim" label=${words.deleted} onClick=${async () => { bin.value = (await ask(ofBook('articles'))).body?.result?.deleted ?? [] }} /></footer>
      <${Asking} /><${Bin} />
    </nav>`
}
