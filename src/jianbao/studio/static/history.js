// Every state that was saved: what was changed then, what has been changed since, and the way back; and
// the state that is signed off.
import { useEffect, useMemo, useState } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { chapterOf, isFrozen, shown, tell } from './store.js'
import { flush } from './manuscript.js'
import { Button, Choice, Icon } from './ui.js'
import { Signing } from './signing.js'

/** @typedef {{id: string, when: string, who: string, what: string, label: string, name: string, paths: string[]}} Version */
/** @typedef {{old: number, new: number, pieces: ['same' | 'removed' | 'added', string][]}} Line */
/** @typedef {{path: string, same: boolean, lines: Line[] | null}} Compared */

/** What people call a file. @param {string} path */
const called = path => path === 'book.yaml' ? words.list_of_book : chapterOf(path)?.title ?? path.replace(/^.*\/|\.(?:md|html)$/g, '')

/** @param {string} when */
const day = when => new Date(when).toLocaleDateString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' })
/** @param {string} when */
const hour = when => new Date(when).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })

/** @param {{version: Version, isOldest: boolean, isOpen: boolean, onOpen: () => void}} props */
const Entry = ({ version, isOldest, isOpen, onOpen }) => {
  const { when, who, label, name } = version
  // The list of the book changes with nearly everything, and says little.
  const told = version.paths.filter(path => path !== 'book.yaml')
  const paths = told.length ? told : version.paths
  return html`<li><button type="button" class="source moment" aria-current=${isOpen ? 'true' : undefined} onClick=${onOpen}>
    <span class="grow"><b>${hour(when)}</b>　${name ? html`<span class="tag named">${name}</span>` : isOldest ? words.oldest : label}
      <small>${[paths.slice(0, 2).map(called).join('、') + (paths.length > 2 ? say('and_more', { n: paths.length }) : ''), who].filter(Boolean).join('　')}</small></span></button></li>`
}

/** Runs of unchanged lines as one, but for one beside each change. @param {Line[]} lines @returns {(Line | number)[]} */
export const folded = lines => {
  const isSame = (/** @type {Line | undefined} */ line) => !line || line.pieces.every(([fate]) => fate === 'same')
  /** @type {(Line | number)[]} */
  const shownLines = []
  for (const [i, line] of lines.entries()) {
    if (/^(?:---|[|:\s-]*)$/.test(line.pieces.map(([, text]) => text).join(''))) continue // nor what only marks a head or a table
    if (!isSame(line) || !isSame(lines[i - 1]) || !isSame(lines[i + 1])) { shownLines.push(line); continue }
    const last = shownLines.at(-1)
    if (typeof last === 'number') shownLines[shownLines.length - 1] = last + 1
    else shownLines.push(1)
  }
  return shownLines
}

const MARKS = /** @type {const} */ ({ same: 'span', removed: 'del', added: 'ins' })

/** @param {{version: string, against: string, path: string, restore: (() => void) | null}} props */
const File = ({ version, against, path, restore }) => {
  const [found, setFound] = useState(/** @type {Compared | null} */ (null))
  useEffect(() => {
    let isWanted = true
    setFound(null)
    ask(ofBook(`history?version=${version}&against=${against}&path=${encodeURIComponent(path)}`)).then(({ ok, body }) => { if (ok && isWanted) setFound(body.result) })
    return () => { isWanted = false }
  }, [version, against, path])
  return html`<section class="card compared"><header class="row"><h3 class="grow">${called(path)}</h3>
    ${restore && html`<${Button} kind="slim" icon="undo" label=${words.restore_file} off=${isFrozen.value} onClick=${restore} />`}</header>
    ${!found ? html`<p class="saved"><${Icon} name="busy" />${words.comparing}</p>` : !found.lines ? html`<p class="soft">${found.same ? words.no_changes : words.not_text}</p>`
      : folded(found.lines).map((line, i) => typeof line === 'number' ? html`<p class="soft gap" key=${i}>${say('unchanged', { n: line })}</p>`
        : html`<p key=${i}>${line.pieces.map(([fate, text], k) => html`<${MARKS[fate]} key=${k}>${text}</${MARKS[fate]}>`)}</p>`)}</section>`
}

/** @param {Version[]} versions @returns {[string, Version[]][]} */
const byDay = versions => {
  /** @type {Map<string, Version[]>} */
  const days = new Map()
  for (const version of versions) days.set(day(version.when), [...days.get(day(version.when)) ?? [], version])
  return [...days]
}

export const History = () => {
  const [versions, setVersions] = useState(/** @type {Version[] | null} */ (null))
  const [chosen, setChosen] = useState('')
  const [side, setSide] = useState('then')
  const [paths, setPaths] = useState(/** @type {string[] | null} */ (null))
  const [name, setName] = useState('')
  const { revision } = shown.value
  const load = async () => {
    const { ok, body } = await ask(ofBook('history'))
    if (ok) setVersions(body.result.versions)
  }
  useEffect(() => { load() }, [revision])
  const days = useMemo(() => byDay(versions ?? []), [versions])
  const at = Math.max(0, (versions ?? []).findIndex(({ id }) => id === chosen))
  const version = versions?.[at]
  const before = versions?.[at + 1]
  // What was changed then is told from the version before; what differs now, from the version itself.
  const from = side === 'then' ? before?.id ?? '' : version?.id ?? ''
  const against = side === 'then' ? version?.id ?? '' : ''
  useEffect(() => {
    setPaths(null)
    setName(version?.name ?? '')
    if (!from) return undefined
    let isWanted = true
    ask(ofBook(`history?version=${from}&against=${against}`)).then(({ ok, body }) => { if (ok && isWanted) setPaths(body.result.paths) })
    return () => { isWanted = false }
  }, [from, against, side === 'now' ? revision : 0])

  /** @param {Record<string, unknown>} wish @param {string} told @param {boolean} [canUndo] */
  const change = async (wish, told, canUndo = false) => {
    await flush()
    const { ok, body } = await ask(ofBook('history'), { body: wish })
    if (!ok) { tell(body?.diagnostics?.[0]?.message ?? words.not_done); return }
    if (body.result.versions) setVersions(body.result.versions)
    const last = versions?.[0]?.id
    tell(told, canUndo && last ? () => change({ op: 'restore', version: last, paths: [] }, words.restored) : undefined)
  }
  const restore = (/** @type {string[]} */ those) => change({ op: 'restore', version: version?.id, paths: those }, words.restored, true)
  if (!versions) return html`<main class="room"><h1 class="unseen">${words.room_history}</h1><div class="state"><${Icon} name="busy" /></div></main>`
  return html`
    <main class="room past" id="room-history">
      <aside aria-label=${words.times}><h1 class="unseen">${words.room_history}</h1>
        <${Button} icon="plus" id="keep" label=${words.keep_now} off=${isFrozen.value} onClick=${() => change({ op: 'keep', name: say('kept_at', { hour: hour(new Date().toISOString()) }) }, words.kept_now)} />
        <div class="sources">${days.map(([date, those]) => html`<section key=${date}><h2 class="group-title">${date}</h2>
          <ul>${those.map(one => html`<${Entry} key=${one.id} version=${one} isOldest=${one === versions.at(-1)} isOpen=${one === version} onOpen=${() => setChosen(one.id)} />`)}</ul></section>`)}</div></aside>
      <section class="received" aria-label=${words.differences} tabindex="0">${version ? html`
        <header class="head"><div class="grow"><h2>${version.name || (before ? version.label : words.oldest)}</h2><p class="soft">${`${day(version.when)} ${hour(version.when)}　${version.who}`}</p></div>
          <${Choice} label=${words.differences} value=${side} choices=${[['then', words.changed_then], ['now', words.changed_since]]} onChoose=${setSide} /></header>
        ${side === 'then' && !before ? html`<p class="soft">${words.first_version}</p>` : !paths ? html`<p class="saved"><${Icon} name="busy" />${words.comparing}</p>`
          : !paths.length ? html`<p class="empty"><${Icon} name="good" />${words.no_changes}</p>`
          : paths.map(path => html`<${File} key=${path} version=${from} against=${against} path=${path} restore=${side === 'now' ? () => restore([path]) : null} />`)}`
        : html`<div class="state"><${Icon} name="history" /><h2>${words.no_versions}</h2><p class="soft">${words.no_versions_hint}</p></div>`}</section>
      <aside class="acts" aria-label=${words.acts}>
        <${Signing} />
        ${version && html`<section class="card"><h2>${words.this_version}</h2>
          <label class="field"><span>${words.version_name}</span><input type="text" maxlength="60" value=${name} onInput=${(/** @type {any} */ event) => setName(event.target.value)} /></label>
          <div class="row"><${Button} kind="slim" label=${words.name_it} off=${!name.trim() || name === version.name} onClick=${() => change({ op: 'name', version: version.id, name: name.trim() }, words.saved)} />
            <${Button} kind="slim" icon="undo" id="restore" label=${words.restore_book} off=${isFrozen.value || at === 0} onClick=${() => restore([])} /></div>
          <p class=${classes('soft')}>${words.restore_hint}</p></section>`}
      </aside>
    </main>`
}
