// What was sent in: dropped, chosen or pasted, read at once, shown beside what it becomes, with what is
// asked of it; nothing enters the book before somebody takes it in.
import { signal, useEffect, useRef, useState } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { awaited, goal, shown, tell } from './store.js'
import { relist } from './list.js'
import { flush } from './manuscript.js'
import { Reading } from './reading.js'
import { Button, Field, Icon } from './ui.js'

/** @typedef {{id: string, about: string, place: string, before: string, after: string, declined: boolean}} Change */
/** @typedef {Change & {choices: string[], answer: number | string | null, answered: boolean, again?: boolean}} Question */
/** @typedef {{id: string, title: string, old: string, new: string, choice: string}} Version */
/** @typedef {{id: string, name: string, size: number, taken: string[], state?: string, source?: {line: number, text: string}[],
 *   articles?: {title: string, text: string}[], photos?: string[], questions?: Question[], changes?: Change[], versions?: Version[],
 *   there?: string[], thumbnail?: string, reasons?: string[]}} Item */

/** @type {import('./parts.js').Signal<Item[] | null>} */
const items = signal(null)
/** Names of files on their way. */
const coming = signal(/** @type {string[]} */ ([]))
const chosen = signal('')

/** @param {{status: number, body: any}} answer @returns {Item | null} */
const itemOf = ({ body }) => body?.result?.id
  ? { ...body.result, reasons: body.diagnostics.flatMap((/** @type {import('./store.js').Remark} */ { severity, message, hint }) => severity === 'error' ? [[message, hint].filter(Boolean).join('。')] : []) }
  : null

/** @param {Item} item */
const keep = item => {
  const known = items.value ?? []
  items.value = known.some(({ id }) => id === item.id) ? known.map(one => one.id === item.id ? item : one) : [...known, item]
}

/** @param {string} id */
const look = async id => {
  const item = itemOf(await ask(ofBook(`inbox/${id}`)))
  if (item) keep(item)
}

const load = async () => {
  const { ok, body } = await ask(ofBook('inbox'))
  if (!ok) return
  items.value = body.result.items
  for (const { id, taken } of body.result.items) if (!taken.length) await look(id)
}

/** @param {Iterable<File>} files */
const receive = async files => {
  const all = [...files]
  coming.value = [...coming.value, ...all.map(({ name }) => name)]
  for (const file of all) {
    let item = null
    try {
      const answer = await fetch(ofBook(`inbox?name=${encodeURIComponent(file.name)}`), { method: 'POST', body: file })
      const body = await answer.json()
      item = itemOf({ status: answer.status, body })
      if (!item) tell(body?.diagnostics?.[0]?.message ?? say('not_received', { name: file.name }))
    } catch {
      tell(say('not_received', { name: file.name }))
    }
    coming.value = coming.value.filter(name => name !== file.name)
    if (item) {
      keep(item)
      chosen.value ||= item.id
    }
  }
}

/** @param {ClipboardEvent} event */
const paste = async event => {
  const target = /** @type {HTMLElement} */ (event.target)
  const { clipboardData: board } = event
  if (!board || target.matches('input, textarea')) return
  if (board.files.length) { receive(board.files); return }
  const item = itemOf(await ask(ofBook('paste'), { body: { html: board.getData('text/html'), text: board.getData('text/plain') } }))
  if (item) {
    keep(item)
    chosen.value = item.id
  }
}

/** How often something was decided of each contribution: what an earlier decision comes to is not shown any more.
 * @type {Map<string, number>} */
const decided = new Map()

/** @param {Item} item @param {Record<string, unknown>} wish */
const decide = async (item, wish) => {
  const turn = (decided.get(item.id) ?? 0) + 1
  decided.set(item.id, turn)
  const fresh = itemOf(await ask(ofBook(`inbox/${item.id}`), { body: wish }))
  if (!fresh || decided.get(item.id) !== turn) return
  // What is answered is asked no more; here one may still change one's mind.
  const asked = fresh.questions ?? []
  const settled = (items.value?.find(({ id }) => id === item.id)?.questions ?? []).filter(one => (one.answered || one.again) && !asked.some(({ id }) => id === one.id))
  keep({ ...fresh, questions: [...asked, ...settled] })
}

/** @param {Item} item */
const drop = async item => {
  const { ok } = await ask(ofBook(`inbox/${item.id}`), { body: { op: 'drop' } })
  if (ok) items.value = (items.value ?? []).filter(({ id }) => id !== item.id)
}

/** Put a photo below an article. @param {Item} item @param {number} n @param {string} caption */
const illustrate = async (item, n, caption) => {
  await flush()
  const { ok, body } = await ask(ofBook(`inbox/${item.id}`), { body: { op: 'illustrate', n, caption } })
  if (!ok) { tell(body?.diagnostics?.[0]?.message ?? words.not_done); return }
  keep({ ...item, taken: body.result.paths, state: 'taken' })
  chosen.value = (items.value ?? []).find(one => isPhoto(one))?.id ?? item.id
  tell(say('photo_in', { title: shown.value.chapters[n - 1].title }))
}

/** Whether it is a picture that waits for its article. @param {Item} item */
const isPhoto = ({ taken, state }) => !taken.length && state === 'photo'

/** Whether contributions are being put into the book. */
const isTaking = signal(false)

/** Put contributions into the book, one after another. @param {Item[]} those */
const take = async those => {
  isTaking.value = true
  await takeAll(those)
  isTaking.value = false
}

/** @param {Item[]} those */
const takeAll = async those => {
  await flush()
  /** @type {string[]} */
  const paths = []
  for (const item of those) {
    const { ok, body } = await ask(ofBook(`inbox/${item.id}`), { body: { op: 'take' } })
    if (!ok) { tell(body?.diagnostics?.[0]?.message ?? words.not_done); break }
    paths.push(...body.result.paths)
    keep({ ...item, taken: body.result.paths.length ? body.result.paths : [item.name], state: 'taken' })
  }
  if (!paths.length) return
  await relist()
  const photos = (items.value ?? []).filter(isPhoto).length
  tell(photos ? say('photos_wait', { n: paths.length, m: photos }) : say('taken_in', { n: paths.length }))
  awaited.value = paths[0]
  goal.value = { file: paths[0], line: 0 }
  location.hash = 'desk'
}

const STATES = /** @type {Record<string, [string, string]>} */ ({
  failed: ['error', 'inbox_failed'], photo: ['picture', 'inbox_photo'], asks: ['warning', 'inbox_asks'], ready: ['good', 'inbox_ready'],
})

/** @param {Item} item @returns {[string, string]} */
const stateOf = ({ taken, state }) => taken.length ? ['good', 'inbox_taken'] : STATES[state ?? ''] ?? ['busy', 'inbox_reading']

/** @param {{item: Item}} props */
const Line = ({ item }) => {
  const [icon, word] = stateOf(item)
  return html`<li><button type="button" class=${classes('source', item.taken.length ? 'done' : '')} aria-current=${item.id === chosen.value ? 'true' : undefined} onClick=${() => { chosen.value = item.id }}>
    <${Icon} name=${icon} /><span class="grow">${item.name}</span><span class="tag">${words[word]}</span></button></li>`
}

/** What was answered, without waiting for what comes of it. @param {Item} item @param {string} id @param {number | string | null} answer */
const answered = (item, id, answer) => {
  const questions = (item.questions ?? []).map(one => one.id === id ? { ...one, answer, answered: answer !== null, again: answer === null } : one)
  const isOpen = questions.some(one => !one.answered)
  keep({ ...item, questions, state: isOpen ? 'asks' : item.state === 'asks' ? 'ready' : item.state })
}

/** @param {{item: Item, question: Question}} props */
const Asking = ({ item, question }) => {
  const { id, about, place, before, choices, answer } = question
  /** @param {{choice?: number, title?: string}} given */
  const reply = given => {
    answered(item, id, given.choice ?? given.title ?? '')
    decide(item, { op: 'answer', id, ...given })
  }
  return html`<li class="card asking">
    <h3><${Icon} name="warning" />${about}</h3><p class="soft">${place}</p>
    ${before && html`<p class="quote">${before}</p>`}
    ${choices.length
      ? html`<div class="row">${choices.map((choice, i) => html`<${Button} key=${choice} kind="slim" label=${choice} pressed=${answer === i} onClick=${() => reply({ choice: i })} />`)}</div>`
      : html`<${Field} aria-label=${about} value=${String(answer ?? '')} onChange=${(/** @type {any} */ event) => reply({ title: event.target.value })} />`}</li>`
}

/** @param {{item: Item, question: Question}} props */
const Answered = ({ item, question: { id, about, choices, answer } }) => html`<li><${Icon} name="good" />
  <span class="grow">${about}　<b>${typeof answer === 'number' ? choices[answer] : answer}</b></span>
  <${Button} kind="plain slim" icon="undo" label=${words.change_mind} onClick=${() => answered(item, id, null)} /></li>`

/** @param {{item: Item, change: Change}} props */
const Changed = ({ item, change }) => {
  const { id, about, place, before, after, declined } = change
  return html`<li class=${declined ? 'declined' : ''}><span class="grow">${about} <span class="soft">${place}</span><br />
    ${before !== after && html`<del>${before || words.nothing}</del> › <ins>${after || words.nothing}</ins>`}</span>
    <${Button} kind="plain slim" icon=${declined ? 'redo' : 'undo'} label=${declined ? words.change_again : words.take_back}
      onClick=${() => decide(item, { op: 'decline', id, ...declined && { undo: true } })} /></li>`
}

/** @param {{item: Item, version: Version}} props */
const Again = ({ item, version }) => html`<fieldset class="card"><legend>${say('there_already', { title: version.title })}</legend>
  ${['keep', 'replace', 'add'].map(choice => html`<label class="pick" key=${choice}><input type="radio" name=${version.id} checked=${version.choice === choice}
    onChange=${() => decide(item, { op: 'version', id: version.id, choice })} /><span>${words[`version_${choice}`]}</span></label>`)}</fieldset>`

/** A photo, and the article that it belongs to. @param {{item: Item}} props */
const Photo = ({ item }) => {
  const [n, setN] = useState(0)
  const [caption, setCaption] = useState('')
  const articles = shown.value.chapters.flatMap(({ path, title }, i) => /\.(md|markdown)$/.test(path) ? [[i + 1, title]] : [])
  return html`<div class="photo">${item.thumbnail && html`<img src=${item.thumbnail} alt=${item.name} />`}
    ${articles.length ? html`<label class="field"><span>${words.photo_into}</span>
      <select id="photo-into" value=${n} onChange=${(/** @type {any} */ event) => setN(Number(event.target.value))}><option value="0">${words.choose_article}</option>
        ${articles.map(([number, title]) => html`<option key=${number} value=${number}>${title}</option>`)}</select></label>
    <label class="field"><span>${words.caption}</span><input type="text" maxlength="200" value=${caption} onInput=${(/** @type {any} */ event) => setCaption(event.target.value)} /></label>
    <${Button} kind="main" icon="good" id="put-in" label=${words.put_in} off=${!n} onClick=${() => illustrate(item, n, caption)} />` : html`<p class="soft">${words.photos_first}</p>`}</div>`
}

/** @param {{item: Item}} props */
const Detail = ({ item }) => {
  const { name, source = [], articles = [], questions = [], changes = [], versions = [], there = [], photos = [], reasons = [] } = item
  if (!item.state) return html`<div class="state"><${Icon} name=${item.taken.length ? 'good' : 'busy'} /><p>${item.taken.length ? words.inbox_taken : words.inbox_reading}</p></div>`
  return html`
    <header class="row"><h2 class="grow">${name}</h2><${Button} kind="slim" icon="remove" label=${words.throw_away} onClick=${() => drop(item)} /></header>
    ${reasons.map(reason => html`<p class="fault"><${Icon} name="error" />${reason}</p>`)}
    ${there.length > 0 && html`<p class="soft">${words.same_there}</p>`}
    ${isPhoto(item) ? html`<${Photo} key=${item.id} item=${item} />` : photos.length > 0 && html`<p class="soft">${say('photos', { n: photos.length })}</p>`}
    <ul class="askings">${questions.filter(one => !one.answered).map(question => html`<${Asking} key=${question.id} item=${item} question=${question} />`)}</ul>
    <ul class="changes">${questions.filter(one => one.answered).map(question => html`<${Answered} key=${question.id} item=${item} question=${question} />`)}</ul>
    ${versions.map(version => html`<${Again} key=${version.id} item=${item} version=${version} />`)}
    ${changes.length > 0 && html`<details class="changes"><summary>${say('changes', { n: changes.length })}</summary><ul>${changes.map(change => html`<${Changed} key=${change.id} item=${item} change=${change} />`)}</ul></details>`}
    ${(source.length > 0 || articles.length > 0) && html`<div class="pair">
      <section aria-label=${words.original}><h2>${words.original}</h2><div class="leaf">${source.map(({ text }, i) => html`<p key=${i}>${text}</p>`)}</div></section>
      <section aria-label=${words.becomes}><h2>${words.becomes}</h2><div class="leaf">${articles.map(({ title, text }) => html`<${Reading} key=${title} label=${title} text=${text.replace(/^---\n[\s\S]*?\n---\n/, `# ${title}\n`)} />`)}</div></section></div>`}`
}

export const Inbox = () => {
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null))
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    load()
    addEventListener('paste', paste)
    return () => removeEventListener('paste', paste)
  }, [])
  const all = items.value ?? []
  const waiting = all.filter(({ taken, state }) => !taken.length && state && state !== 'failed' && state !== 'photo')
  const item = all.find(({ id }) => id === chosen.value) ?? all.find(({ taken }) => !taken.length)
  const over = (/** @type {DragEvent} */ event) => { event.preventDefault(); setOver(true) }
  return html`
    <main class="room inbox" id="room-inbox" onDragOver=${over} onDragLeave=${() => setOver(false)}
      onDrop=${(/** @type {DragEvent} */ event) => { event.preventDefault(); setOver(false); if (event.dataTransfer) receive(event.dataTransfer.files) }}>
      <aside aria-label=${words.sources}><h1 class="unseen">${words.room_inbox}</h1>
        <div class=${classes('drop', isOver ? 'over' : '')}><${Icon} name="download" /><b>${words.drop_here}</b><p class="soft">${words.drop_kinds}</p>
          <${Button} kind="main" label=${words.choose_files} onClick=${() => picker.current?.click()} />
          <input ref=${picker} type="file" multiple hidden onChange=${(/** @type {any} */ event) => { receive(event.target.files); event.target.value = '' }} /></div>
        <ul class="sources">${all.map(one => html`<${Line} key=${one.id} item=${one} />`)}
          ${coming.value.map(name => html`<li key=${name} class="source"><${Icon} name="busy" /><span class="grow">${name}</span><span class="tag">${words.inbox_reading}</span></li>`)}</ul>
        ${waiting.length > 0 && html`<${Button} kind="main" icon="good" id="take" busy=${isTaking.value} label=${say('take_in', { n: waiting.length })} onClick=${() => take(waiting)} />`}
      </aside>
      <section class="received" aria-label=${words.received}>${item ? html`<${Detail} item=${item} />` : html`<div class="state"><${Icon} name="inbox" /><h2>${words.inbox_empty}</h2><p class="soft">${words.inbox_hint}</p></div>`}</section>
    </main>`
}
