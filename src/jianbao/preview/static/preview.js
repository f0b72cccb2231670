// The page: asks the server what there is to see, and hands it to the parts that show it.
import { showChapters } from './chapters.js'
import { showPages, goToPage, setUpPages } from './pages.js'
import { setUpPhone, showEbook } from './phone.js'
import { showRemarks } from './remarks.js'
import { element, post, words, say } from './page.js'

let revision = -1
let shown = { leaves: [] }
let note = ''

const status = () => {
  const line = element('status')
  line.className = shown.stage
  line.textContent = note || words[shown.stage]
}

const refresh = async () => {
  const answer = await fetch('state')
  const state = await answer.json()
  if (state.revision <= revision) return
  revision = state.revision
  shown = state
  if (state.stage === 'working') note = ''
  status()
  if (state.title) {
    element('title').textContent = state.title
    document.title = `${state.title} · ${words.heading}`
  }
  showChapters(state, goToPage, announce)
  showPages(state)
  showRemarks(state, goToPage)
  await showEbook(state)
}

const announce = text => {
  note = text
  status()
}

let waiting = Promise.resolve()
const listen = () => {
  const stream = new EventSource('events')
  stream.onmessage = () => { waiting = waiting.then(refresh, refresh) }
  stream.onerror = () => {
    element('status').className = 'lost'
    element('status').textContent = words.lost
  }
  stream.onopen = () => { revision = -1 }
}

const save = async kind => {
  const answer = await fetch(`download/${kind}`)
  if (!answer.ok) {
    const reasons = await answer.json().catch(() => [])
    announce(reasons[0]?.message ?? words.not_built)
    return
  }
  const link = document.createElement('a')
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = named ? decodeURIComponent(named[1]) : kind
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

for (const button of document.querySelectorAll('.download')) {
  button.addEventListener('click', async () => {
    button.disabled = true
    try { await save(button.dataset.kind) } finally { button.disabled = false }
    element('downloads').open = false
  })
}
element('build').addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true
  const { files } = await (await post('build', {})).json()
  button.disabled = false
  announce(files.length ? say('built', files.length) : words.not_built)
})
element('folder').addEventListener('click', async () => {
  if (!(await post('folder', {})).ok) announce(words.folder_failed)
})

setUpPages(announce)
setUpPhone()
listen()
