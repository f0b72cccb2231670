// Word files on their way to reviewers and back: what each changed as a card, to take or to leave.
import { signal, useEffect, useRef, useState } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { chapterOf, goal, isFrozen, room, shown, tell } from './store.js'
import { flush } from './manuscript.js'
import { download, load as loadProducts, progress, rows } from './making.js'
import { Button, Icon } from './ui.js'

/** @typedef {{who: string[], when: string[], after: string}} Version */
/** @typedef {{number: number, file: string, line: number, article: string, what: string, before: string, around: [string, string],
 *   versions: Version[], conflict: boolean, manuscript_changed: boolean}} Change */
/** @typedef {{file: string, line: number, about: string, who: string, when: string, text: string}} Comment */
/** @typedef {{file: string, line: number, what: string, text: string, who: string, when: string}} Untaken */
/** @typedef {{items: {id: string, name: string}[], digest: string, changes: Change[], comments: Comment[], untaken: Untaken[], already: number}} Found */

const LEAVE = -1 // the choice of the text as it is

const found = signal(/** @type {Found | null} */ (null))
/** Which version of each change is taken; what is not here is still to be decided. */
const choices = signal(/** @type {Record<number, number>} */ ({}))
const coming = signal(/** @type {string[]} */ ([]))
const faults = signal(/** @type {string[]} */ ([]))

/** @param {{body: any}} answer */
const take = ({ body }) => {
  if (body?.result?.items) {
    if (body.result.digest !== found.value?.digest) choices.value = {}
    found.value = body.result
  }
  faults.value = (body?.diagnostics ?? []).map((/** @type {{message: string}} */ { message }) => message)
}

const load = async () => take(await ask(ofBook('reviews')))

/** @param {Iterable<File>} files */
const receive = async files => {
  for (const file of files) {
    coming.value = [...coming.value, file.name]
    try {
      const answer = await fetch(ofBook(`reviews?name=${encodeURIComponent(file.name)}`), { method: 'POST', body: file })
      take({ body: await answer.json() })
    } catch {
      tell(say('not_received', { name: file.name }))
    }
    coming.value = coming.value.filter(name => name !== file.name)
  }
}

/** @param {string} item */
const drop = async item => take(await ask(ofBook('reviews/decide'), { body: { op: 'drop', item } }))

/** Take in what is chosen; what was sent in is done with. */
const carryOut = async () => {
  if (!found.value) return
  await flush()
  const chosen = Object.fromEntries(Object.entries(choices.value).filter(([, version]) => version !== LEAVE))
  const { status, body } = await ask(ofBook('reviews/decide'), { body: { op: 'take', digest: found.value.digest, choices: chosen, comments: true } })
  if (status !== 200) {
    take({ body })
    tell(body?.diagnostics?.[0]?.message ?? words.not_done)
    return
  }
  const first = found.value.changes.find(({ number }) => number in chosen)
  if (first) goal.value = { file: first.file, line: first.line }
  await load()
  if (room.value === 'reviews') location.hash = 'desk' // unless somebody has gone elsewhere meanwhile
  const undo = async () => { if (!(await ask(ofBook('history'), { body: { op: 'undo' } })).ok) tell(words.not_done) }
  tell(say('reviews_taken', { n: body.result.count, m: body.result.remarks }), body.result.paths.length ? undo : undefined)
}

/** @param {{names: string[], moments: string[]}} props */
const Hand = ({ names, moments }) => html`<span class="soft">${[[...new Set(names.filter(Boolean))].join('、') || words.somebody, moments[0]?.slice(0, 10)].filter(Boolean).join('　')}</span>`

/** @param {{change: Change}} props */
const Card = ({ change }) => {
  const { number, what, before, around, versions, conflict, manuscript_changed: isEdited } = change
  const choice = choices.value[number]
  const decide = (/** @type {number} */ version) => { choices.value = { ...choices.value, [number]: version } }
  return html`<li class=${classes('card', 'review', choice === undefined ? 'open' : choice === LEAVE ? 'left' : 'taken')}>
    <p class="row"><span class="tag">${what}</span>${(conflict || isEdited) && html`<span class="fault"><${Icon} name="warning" />${conflict ? words.reviewers_differ : words.edited_since}</span>`}</p>
    ${versions.map((version, i) => html`<div class="version" key=${i}>
      <p class="said">${around[0]}${before && html`<del>${before}</del>`}${version.after && html`<ins>${version.after}</ins>`}${around[1]}</p>
      <div class="row"><${Hand} names=${version.who} moments=${version.when} /><span class="grow"></span>
        <${Button} kind="slim" icon="good" label=${words.take_it} pressed=${choice === i} onClick=${() => decide(i)} />
        ${i === versions.length - 1 && html`<${Button} kind="slim" label=${words.leave_it} pressed=${choice === LEAVE} onClick=${() => decide(LEAVE)} />`}</div></div>`)}</li>`
}

/** @param {Change[]} changes @returns {[string, Change[]][]} */
const byArticle = changes => {
  /** @type {Map<string, Change[]>} */
  const groups = new Map()
  for (const change of changes) groups.set(change.file, [...groups.get(change.file) ?? [], change])
  return [...groups]
}

/** Draft for reviewers, made anew where it has to be. */
const Draft = () => {
  const row = rows.value.find(({ name }) => name === 'word')
  return row ? html`<${Button} icon="download" id="draft" label=${words.draft} busy=${row.state === 'making'} off=${Boolean(progress.value?.running)} onClick=${() => download(row)} />` : null
}

const Cards = () => {
  const { changes, comments, untaken, already } = /** @type {Found} */ (found.value)
  const plain = changes.filter(({ conflict }) => !conflict)
  const all = (/** @type {number} */ version) => {
    choices.value = { ...choices.value, ...Object.fromEntries(plain.map(({ number }) => [number, version])) }
  }
  return html`
    <header class="head"><h2 class="grow">${changes.length ? say('changes', { n: changes.length }) : words.no_changes}</h2>
      ${plain.length > 1 && html`<${Button} kind="slim" id="take-all" label=${words.take_all} onClick=${() => all(0)} /><${Button} kind="slim" label=${words.leave_all} onClick=${() => all(LEAVE)} />`}</header>
    ${already > 0 && html`<p class="soft">${say('already_there', { n: already })}</p>`}
    ${byArticle(changes).map(([file, those]) => html`<section key=${file}><h3 class="group-title">${those[0].article || chapterOf(file)?.title || file}</h3>
      <ul class="products">${those.map(change => html`<${Card} key=${change.number} change=${change} />`)}</ul></section>`)}
    ${comments.length > 0 && html`<section><h3 class="group-title">${say('comments_count', { n: comments.length })}</h3><p class="soft">${words.comments_hint}</p>
      <ul class="products">${comments.map((comment, i) => html`<li class="card" key=${i}><p>${comment.text}</p><p class="quote">${comment.about}</p><${Hand} names=${[comment.who]} moments=${[comment.when]} /></li>`)}</ul></section>`}
    ${untaken.length > 0 && html`<section><h3 class="group-title">${say('untaken_count', { n: untaken.length })}</h3><p class="soft">${words.untaken_hint}</p>
      <ul class="products">${untaken.map((one, i) => html`<li class="card" key=${i}><p><span class="tag">${one.what}</span> ${one.text}</p><${Hand} names=${[one.who]} moments=${[one.when]} /></li>`)}</ul></section>`}`
}

export const Reviews = () => {
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null))
  const [isOver, setOver] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const { order } = shown.value
  useEffect(() => { load(); loadProducts() }, [order])
  const { items = [], changes = [], comments = [] } = found.value ?? {}
  const chosen = Object.values(choices.value).filter(version => version !== LEAVE).length
  const open = changes.filter(({ number }) => choices.value[number] === undefined).length
  const over = (/** @type {DragEvent} */ event) => { event.preventDefault(); setOver(true) }
  const settle = async () => { setBusy(true); await carryOut(); setBusy(false) }
  return html`
    <main class="room inbox" id="room-reviews" onDragOver=${over} onDragLeave=${() => setOver(false)}
      onDrop=${(/** @type {DragEvent} */ event) => { event.preventDefault(); setOver(false); if (event.dataTransfer) receive(event.dataTransfer.files) }}>
      <aside aria-label=${words.room_reviews}><h1 class="unseen">${words.room_reviews}</h1>
        <p class="soft">${words.draft_hint}</p><${Draft} />
        <div class=${classes('drop', isOver ? 'over' : '')}><${Icon} name="download" /><b>${words.drop_reviewed}</b><p class="soft">${words.drop_reviewed_hint}</p>
          <${Button} kind="main" label=${words.choose_files} off=${isFrozen.value} onClick=${() => picker.current?.click()} />
          <input ref=${picker} type="file" multiple hidden accept=".docx" onChange=${(/** @type {any} */ event) => { receive([...event.target.files]); event.target.value = '' }} /></div>
        <ul class="sources">${items.map(({ id, name }) => html`<li key=${id} class="source"><${Icon} name="page" /><span class="grow">${name}</span><${Button} bare icon="close" kind="plain slim" label=${`${words.throw_away}　${name}`} onClick=${() => drop(id)} /></li>`)}
          ${coming.value.map(name => html`<li key=${name} class="source"><${Icon} name="busy" /><span class="grow">${name}</span><span class="tag">${words.comparing}</span></li>`)}</ul>
        ${(changes.length > 0 || comments.length > 0) && html`<p class="soft">${open ? say('still_open', { n: open }) : words.all_decided}</p>
          <${Button} kind="main" icon="good" id="take-reviews" busy=${isBusy} off=${open > 0 || isFrozen.value} label=${say('take_changes', { n: chosen })} onClick=${settle} />`}
      </aside>
      <section class="received" aria-label=${words.reviewed} tabindex="0">
        ${faults.value.map(fault => html`<p class="fault" key=${fault}><${Icon} name="error" />${fault}</p>`)}
        ${items.length ? html`<${Cards} />` : html`<div class="state"><${Icon} name="reviews" /><h2>${found.value ? words.no_reviews : words.comparing}</h2><p class="soft">${words.no_reviews_hint}</p></div>`}</section>
    </main>`
}
