// The shelf: every book with its first page, and the way to the next issue.
import { useEffect, useState } from './parts.js'
import { ask, classes, deskAddress, html, ofShelf, say, words } from './base.js'
import { promiseTour } from './tour.js'
import { Button, Dialog, Icon } from './ui.js'

/** @typedef {{id: string, title: string, issue: string, date: string, number: number,
 *   articles: number, cover: string, folder: string, broken: boolean}} Card */

/** @param {{book: Card}} props */
const Book = ({ book }) => html`
  <li class="card book">
    <span class="thumb">${book.cover
      ? html`<img src=${ofShelf(book.cover)} alt="" loading="lazy" />`
      : html`<span class="blank"><b>${book.title}</b>${book.issue}</span>`}</span>
    <a class="name" href=${deskAddress(book.id)}>${book.title}</a>
    <p class="soft">${[book.issue, book.date].filter(Boolean).join('　')}</p>
    <p class="soft">${say('articles', { n: book.articles })}</p>
    ${book.broken && html`<p class="fault"><${Icon} name="error" />${words.broken}</p>`}
  </li>`

/** What a book is begun with, each answer with what stands there at first. */
const QUESTIONS = { office: '', periodical: '', issue_number: '1' }

/** @param {{onClose: () => void}} props */
const First = ({ onClose }) => {
  const [answers, setAnswers] = useState(/** @type {Record<string, string>} */ (QUESTIONS))
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const isWhole = Object.values(answers).every(text => text.trim())
  /** @param {Event} event */
  const make = async event => {
    event.preventDefault()
    if (!isWhole || isBusy) return
    setBusy(true)
    const { office, periodical, issue_number: issue } = answers
    const { ok, status, body } = await ask(ofShelf('shelf/first'), { body: { office, title: periodical, issue } })
    setBusy(false)
    if (ok) {
      promiseTour()
      location.href = `${deskAddress(body.result.id)}#inbox`
    } else setFault(status === 400 ? words.issue_unclear : body?.diagnostics?.[0]?.message ?? words.not_made)
  }
  return html`
    <${Dialog} title=${words.first_issue} onClose=${onClose} actions=${html`<${Button} label=${words.not_now} onClick=${onClose} />
      <${Button} kind="main" id="make-first" label=${words.make_it} busy=${isBusy} off=${!isWhole} onClick=${make} />`}>
      <form onSubmit=${make}>${Object.keys(QUESTIONS).map(name => html`
        <label class="field" key=${name}><span>${words[name]}</span><input type="text" name=${name} maxlength="60" value=${answers[name]}
          onInput=${(/** @type {any} */ event) => setAnswers({ ...answers, [name]: event.target.value })} /></label>`)}
        <button type="submit" hidden></button></form>
      <p class="soft">${words.first_issue_hint}</p>
      ${fault && html`<p class="fault"><${Icon} name="error" />${fault}</p>`}
    </${Dialog}>`
}

/** The next issue: its number and day are counted on, and asked for. @param {{last: Card, onClose: () => void}} props */
const Next = ({ last, onClose }) => {
  const [answers, setAnswers] = useState(/** @type {{number: string, day: string} | null} */ (null))
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  useEffect(() => { ask(ofShelf(`shelf/${last.id}/next`)).then(({ ok, body }) => { if (ok) setAnswers(body.result); else setFault(body?.diagnostics?.[0]?.message ?? words.not_made) }) }, [])
  /** @param {Event} event */
  const make = async event => {
    event.preventDefault()
    if (!answers || isBusy) return
    setBusy(true)
    const { ok, body } = await ask(ofShelf('shelf'), { body: { new: last.id, ...answers } })
    setBusy(false)
    if (ok) location.href = `${deskAddress(body.result.id)}#inbox`
    else setFault(body?.diagnostics?.[0]?.message ?? words.not_made)
  }
  return html`
    <${Dialog} title=${words.next_issue} onClose=${onClose} actions=${html`<${Button} label=${words.not_now} onClick=${onClose} />
      <${Button} kind="main" id="make-next" label=${words.make_it} busy=${isBusy} off=${!answers} onClick=${make} />`}>
      <p>${say('next_issue_from', { title: last.title, issue: last.issue })}</p>
      ${answers && html`<form onSubmit=${make}>${/** @type {const} */ ([['number', words.issue_number], ['day', words.day]]).map(([name, label]) => html`
        <label class="field" key=${name}><span>${label}</span><input type="text" name=${name} maxlength="30" value=${answers[name]}
          onInput=${(/** @type {any} */ event) => setAnswers({ ...answers, [name]: event.target.value })} /></label>`)}<button type="submit" hidden></button></form>`}
      <p class="soft">${words.next_issue_hint}</p>
      ${fault && html`<p class="fault"><${Icon} name="error" />${fault}</p>`}
    </${Dialog}>`
}

export const Shelf = () => {
  const [shelf, setShelf] = useState(/** @type {{root: string, books: Card[]} | null} */ (null))
  const [isAsking, setAsking] = useState(false)
  const [isBeginning, setBeginning] = useState(false)
  const load = async () => {
    const { ok, body } = await ask(ofShelf('shelf'))
    if (ok) setShelf(body.result)
  }
  useEffect(() => { load() }, [])
  if (!shelf) return html`<main class="room wrap"><div class="state"><${Icon} name="busy" /><p>${words.shelf_loading}</p></div></main>`
  const latest = shelf.books.find(({ number }) => number)
  const begin = html`<${Button} kind="main" icon="plus" id="first-issue" label=${words.first_issue} onClick=${() => setBeginning(true)} />`
  return html`
    <main class="room wrap" id="room-shelf">
      <header class="head"><div class="grow"><h1>${words.shelf}</h1><p class="soft">${say('shelf_in', { folder: shelf.root, n: shelf.books.length })}</p></div>
        ${latest && html`<${Button} kind="main" icon="plus" id="next-issue" label=${words.next_issue} title=${say('next_issue_from', { title: latest.title, issue: latest.issue })} onClick=${() => setAsking(true)} />`}
        ${shelf.books.length > 0 && !latest && begin}</header>
      ${shelf.books.length
        ? html`<ul class=${classes('books')}>${shelf.books.map(book => html`<${Book} key=${book.id} book=${book} />`)}</ul>`
        : html`<div class="state"><${Icon} name="page" /><h2>${words.shelf_empty}</h2><p class="soft">${words.shelf_empty_hint}</p><div class="row">${begin}</div></div>`}
      ${isAsking && latest && html`<${Next} last=${latest} onClose=${() => setAsking(false)} />`}
      ${isBeginning && html`<${First} onClose=${() => setBeginning(false)} />`}
    </main>`
}
