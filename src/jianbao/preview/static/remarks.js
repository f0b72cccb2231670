// What the build and proof-reading have to say, each with its place; a click goes to the page.
import { element, make, say, words } from './page.js'

let drawn = ''

const placeOf = ({ file, line, column }) => [file, line || '', column || ''].filter(part => part !== '').join(':')

export const showRemarks = ({ remarks }, go) => {
  const facts = JSON.stringify(remarks)
  if (facts === drawn) return
  drawn = facts
  element('tally').textContent = remarks.length ? `（${remarks.length}）` : `：${words.no_remarks}`
  element('remark-list').replaceChildren(...remarks.map(remark => {
    const { severity, code, message, hint, page } = remark
    const text = [
      make('span', { class: 'kind' }, `${words[severity]} ${code}`), ` ${placeOf(remark)} `, message,
      ...page ? [make('span', { class: 'soft' }, ` ${say('page', page)}`)] : [],
      ...hint ? [make('span', { class: 'soft' }, ` ${hint}`)] : [],
    ]
    const line = make('button', { type: 'button', class: 'remark', onclick: () => go(page) }, ...text)
    return make('li', { class: severity }, line)
  }))
}
