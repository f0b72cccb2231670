// The page: the shelf, or the desk of one book with its rooms.
import { render, useState } from './parts.js'
import { classes, html, isDesk, words } from './base.js'
import { follow, isFrozen, room, shown } from './store.js'
import { dress, Frame } from './frame.js'
import { Editor } from './editor.js'
import { History } from './history.js'
import { Inbox } from './inbox.js'
import { listen } from './keys.js'
import { List } from './list.js'
import { Pages } from './pages.js'
import { Products } from './products.js'
import { Reviews } from './reviews.js'
import { Settings } from './settings.js'
import { Shelf } from './shelf.js'
import { Troubles } from './troubles.js'
import { Button } from './ui.js'

const Desk = () => {
  const [isListed, setListed] = useState(false)
  return html`
    <main class=${classes('room', 'desk', isListed ? 'listed' : '', isFrozen.value ? 'frozen' : '')} hidden=${room.value !== 'desk'}>
      <h1 class="unseen">${words.room_desk}</h1>
      <${Button} kind="slim narrow" icon="list" id="list-button" label=${words.chapters} expanded=${isListed} onClick=${() => setListed(!isListed)} />
      <div class="aside" onClick=${() => setListed(false)}><${List} /></div>
      <${Pages} /><${Editor} /><${Troubles} />
    </main>`
}

const Book = () => {
  const { title, issue, date, layout } = shown.value
  return html`<${Frame} title=${title || words.heading} under=${[issue, date, layout].filter(Boolean).join('　')}>
    <${Desk} />
    ${room.value === 'inbox' && html`<${Inbox} />`}
    ${room.value === 'settings' && html`<${Settings} />`}
    ${room.value === 'products' && html`<${Products} />`}
    ${room.value === 'reviews' && html`<${Reviews} />`}
    ${room.value === 'history' && html`<${History} />`}
  </${Frame}>`
}

dress()
listen()
if (isDesk) follow()
const place = document.getElementById('studio')
if (place) render(isDesk ? html`<${Book} />` : html`<${Frame} title=${words.heading} under=${words.shelf}><${Shelf} /></${Frame}>`, place)
