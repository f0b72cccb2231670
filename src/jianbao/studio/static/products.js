// What the book is made into: what this issue wants and what of it is there, making with a way out,
// downloads; at the side how to print and fold it.
import { useEffect } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { isFrozen, pending, shown, tell } from './store.js'
import { cancel, choose, download, due, load, makeAll, progress, rows } from './making.js'
import { Press } from './press.js'
import { Button, Icon } from './ui.js'

/** @typedef {import('./making.js').Row} Row */

const ICONS = { none: 'page', stale: 'redo', making: 'busy', fresh: 'good', failed: 'error' }

/** @param {number} size */
const bytes = size => size < 1e6 ? `${Math.max(1, Math.round(size / 1e3))} KB` : `${(size / 1e6).toFixed(1)} MB`
/** @param {number} seconds */
const time = seconds => new Date(1000 * seconds).toLocaleString('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

/** @param {Row} row */
const factsOf = ({ pages, size, made, file }) => !file ? ''
  : [pages && say('pages_count', { n: pages }), size && bytes(size), made && time(made)].filter(Boolean).join('　')

/** @param {{row: Row}} props */
const Card = ({ row }) => {
  const { name, about, asked, state, remarks } = row
  const label = words[`called_${name}`] ?? row.label
  const { layout } = shown.value
  const isBusy = Boolean(progress.value?.running)
  const fault = state === 'failed' ? remarks.find(({ severity }) => severity === 'error') : null
  return html`
    <li class=${classes('card', 'product', state)}>
      <${Icon} name=${ICONS[state]} />
      <div><div class="row"><h3>${label}</h3><span class=${`tag is-${state}`}>${words[`product_${state}`]}</span></div>
        <p class="soft">${[about, layout && say('in_layout', { layout }), factsOf(row)].filter(Boolean).join('　')}</p>
        ${fault && html`<p class="fault"><${Icon} name="error" />${fault.message}</p>`}</div>
      <label class="soft wish"><input type="checkbox" checked=${asked} disabled=${isBusy || isFrozen.value} aria-label=${`${words.wanted}　${label}`} onChange=${() => choose(name, !asked)} />${words.wanted}</label>
      <${Button} icon="download" label=${state === 'fresh' ? words.download : words.make_and_download} busy=${state === 'making'} off=${isBusy} onClick=${() => download(row)} />
    </li>`
}

const Progress = () => {
  const { value } = progress
  if (!value?.running) return null
  return html`<div class="card progress" role="status"><${Icon} name="busy" /><div class="grow"><p>${value.step}</p>
    <progress max=${value.of} value=${value.done} aria-label=${words.making}></progress></div>
    <span class="soft">${say('made_of', { n: value.done, of: value.of })}</span>
    <${Button} id="cancel" kind="slim" icon="close" label=${words.break_off} onClick=${cancel} /></div>`
}

/** @param {{title: string, those: Row[]}} props */
const Group = ({ title, those }) => those.length ? html`<section><h2 class="group-title">${title}</h2>
  <ul class="products">${those.map(row => html`<${Card} key=${row.name} row=${row} />`)}</ul></section>` : null

export const Products = () => {
  const { revision } = shown.value
  useEffect(() => { if (!progress.value?.running) load() }, [revision])
  const folder = async () => { if (!(await ask(ofBook('folder'), { body: {} })).ok) tell(words.folder_failed) }
  const isBusy = Boolean(progress.value?.running)
  const wanted = rows.value.filter(({ asked }) => asked)
  const isWhole = wanted.length > 0 && !due.value.length
  return html`
    <main class="room workroom" id="room-products">
      <section class="list-side" aria-label=${words.room_products}>
        <header class="head"><div class="grow"><h1>${words.room_products}</h1>
          ${pending.value > 0 && html`<p class="soft" id="still-pending">${say('still_pending', { n: pending.value })}</p>`}
          ${isWhole && !isBusy && html`<p class="saved" id="all-made"><${Icon} name="good" />${words.all_made}</p>`}</div>
          <${Button} icon="folder" id="folder" label=${words.folder} onClick=${folder} />
          <${Button} kind=${isWhole ? '' : 'main'} icon="products" id="build" busy=${isBusy} off=${!wanted.length}
            label=${isBusy ? words.making : isWhole ? words.build_again : due.value.length < wanted.length ? say('build_some', { n: due.value.length }) : words.build}
            onClick=${() => makeAll((isWhole ? wanted : due.value).map(({ name }) => name))} /></header>
        <${Progress} />
        <${Group} title=${words.of_this_issue} those=${wanted} />
        <${Group} title=${words.could_be_made} those=${rows.value.filter(({ asked }) => !asked)} />
      </section>
      <${Press} />
    </main>`
}
