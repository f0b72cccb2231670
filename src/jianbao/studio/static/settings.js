// The settings of the book as forms: each change is written at once, and the first page beside shows it.
import { useEffect, useState } from './parts.js'
import { ask, classes, html, ofBook, say, words } from './base.js'
import { pageName, saving, shown, tell, toast } from './store.js'
import { flush } from './manuscript.js'
import { Gallery } from './gallery.js'
import { Button, Field as TextField, Icon } from './ui.js'

/** @typedef {string | string[] | Record<string, string> | Record<string, string>[] | null} Value */
/** @typedef {{path: string, label: string, about: string, kind: string, required: boolean, choices: string[],
 *   columns: {name: string, label: string}[], value: Value, file: string | null, missing: boolean, fields: Field[], usual?: string}} Field */
/** @typedef {{path: string, label: string, about: string, kind: string, choices: string[], default: unknown, value: unknown, set: boolean}} Option */
/** @typedef {{digest: string, fields: Field[], theme: string, themes: {name: string, title: string}[], options: Option[]}} Form */
/** @typedef {(path: string, value: Value, before: Value) => Promise<void>} Write */
/** @typedef {Record<string, Value>} Values by the paths of fields */
/** @typedef {Record<string, {why: string, tried: Value}>} Faults what was written and is wrong, by field */

const YES = '是'
const THEME = 'theme.name'
const FACES = ['fangsong', 'song', 'kai', 'hei', 'xiaobiaosong']
const UNITS = /** @type {Record<string, string>} */ ({ pt: 'unit_pt', mm: 'unit_mm', rem: 'unit_rem' })

/** What people call a value that the file has in English: fangsong is 仿宋, 22pt is 22 磅. @param {string} value */
const spoken = value => {
  const measure = /^([\d.]+)(pt|mm|rem)$/.exec(value)
  return measure ? `${measure[1]} ${words[UNITS[measure[2]]]}` : words[`value_${value}`] ?? value
}

/** @param {{id: string, field: Field, write: (value: Value) => void}} props */
const Control = ({ id, field, write }) => {
  const { kind, value, choices, usual = '' } = field
  const text = typeof value === 'string' ? value : ''
  /** @param {any} event */
  const change = event => write(event.target.value.trim() || null)
  if (kind === 'switch') {
    return html`<select id=${id} value=${text} onChange=${change}><option value="">${words.by_default}</option><option value="是">${words.yes}</option><option value="否">${words.no}</option></select>`
  }
  if (kind === 'choice') {
    return html`<select id=${id} value=${text} onChange=${change}><option value="">${words.by_default}</option>
      ${choices.map(choice => html`<option key=${choice} value=${choice}>${spoken(choice)}</option>`)}</select>`
  }
  if (kind === 'colour') {
    return html`<span class="row"><input id=${id} type="color" value=${/^#[0-9a-f]{6}$/i.test(text) ? text : usual} onChange=${change} /><span class="soft">${text || words.by_default}</span></span>`
  }
  if (kind === 'list') {
    const lines = Array.isArray(value) ? value.join('\n') : text
    return html`<${TextField} several id=${id} rows=${Math.max(2, lines.split('\n').length)} value=${lines} placeholder=${words.one_a_line}
      onChange=${(/** @type {any} */ event) => write(event.target.value.split('\n').map((/** @type {string} */ line) => line.trim()).filter(Boolean))} />`
  }
  return html`<${TextField} id=${id} value=${text} inputmode=${kind === 'number' ? 'numeric' : undefined} onChange=${change} />`
}

/**
 * Rows of texts: a list of people, or names with a text each.
 * @param {{label: string, columns: {name: string, label: string}[], rows: Record<string, string>[], write: (rows: Record<string, string>[]) => void}} props
 */
const Table = ({ label, columns, rows, write }) => {
  const [extra, setExtra] = useState(rows.length ? 0 : 1)
  const all = [...rows, ...Array.from({ length: extra }, () => /** @type {Record<string, string>} */ ({}))]
  /** @param {number} at @param {string} name @param {string} value */
  const put = (at, name, value) => {
    const next = all.map((row, i) => i === at ? { ...row, [name]: value } : row).filter(row => Object.values(row).some(Boolean))
    setExtra(0)
    write(next)
  }
  return html`<div class="sheet"><table><thead><tr>${columns.map(column => html`<th key=${column.name} scope="col">${column.label}</th>`)}<th></th></tr></thead>
    <tbody>${all.map((row, i) => html`<tr key=${i}>${columns.map(({ name, label: head }) => html`
      <td key=${name}><${TextField} aria-label=${`${label}　${head}　${i + 1}`} value=${row[name] ?? ''} onChange=${(/** @type {any} */ event) => put(i, name, event.target.value)} /></td>`)}
      <td><${Button} bare icon="close" kind="plain slim" label=${say('remove_row', { n: i + 1 })} onClick=${() => write(all.filter((_, at) => at !== i))} /></td></tr>`)}</tbody></table>
    <${Button} kind="slim" icon="plus" label=${words.add_row} onClick=${() => setExtra(extra + 1)} /></div>`
}

/** @param {{field: Field, write: Write}} props */
const Rows = ({ field, write }) => {
  const { path, label, kind, value, columns } = field
  if (kind === 'pairs') {
    const pairs = value && typeof value === 'object' && !Array.isArray(value) ? value : {}
    const rows = Object.entries(pairs).map(([name, text]) => ({ name, text }))
    return html`<${Table} label=${label} columns=${[{ name: 'name', label: words.pair_name }, { name: 'text', label: words.pair_text }]} rows=${rows}
      write=${(/** @type {Record<string, string>[]} */ next) => write(path, Object.fromEntries(next.flatMap(row => row.name ? [[row.name, row.text ?? '']] : [])), value)} />`
  }
  const rows = /** @type {Record<string, string>[]} */ (Array.isArray(value) ? value.filter(row => typeof row === 'object') : [])
  return html`<${Table} label=${label} columns=${columns} rows=${rows} write=${(/** @type {Record<string, string>[]} */ next) => write(path, next, value)} />`
}

/** @param {{field: Field, faults: Faults, write: Write, level?: number}} props */
const FieldOf = ({ field: known, faults, write, level = 0 }) => {
  const fault = faults[known.path]
  const field = fault ? { ...known, value: fault.tried } : known
  const { path, label, about, kind, value, file } = field
  const id = `set-${path}`
  if (kind === 'group') {
    return html`<fieldset class="group"><legend>${label}</legend><p class="soft">${about}</p>
      ${field.fields.map(one => html`<${FieldOf} key=${one.path} field=${one} faults=${faults} write=${write} level=${level + 1} />`)}</fieldset>`
  }
  const isRows = kind === 'table' || kind === 'pairs'
  const head = html`<span class="row"><label for=${isRows ? undefined : id}>${label}</label>
    ${value !== null && path.startsWith('theme.options.') && html`<${Button} kind="plain slim" label=${words.restore_default} onClick=${() => write(path, null, value)} />`}</span>`
  if (kind === 'written') return html`<div class="field"><span class="row"><b>${label}</b></span><p class="soft">${about}　${words.only_in_file}</p></div>`
  return html`<div class=${classes('field', fault ? 'bad' : '')}>${head}
    ${file ? html`<p>${say('in_file', { file })}</p>` : isRows ? html`<${Rows} field=${field} write=${write} />` : html`<${Control} id=${id} field=${field} write=${(/** @type {Value} */ next) => write(path, next, value)} />`}
    ${fault ? html`<p class="fault"><${Icon} name="error" />${fault.why}</p>` : about !== label && html`<p class="soft">${about}</p>`}</div>`
}

/** @param {Option} option @returns {Field} */
const asField = ({ path, label, about, kind, choices, value, set, default: usual }) => ({
  path, label, about: `${about}　${say('usually', { value: spoken(shownValue(usual)) })}`, required: false, columns: [], file: null, missing: false, fields: [],
  kind: kind === 'colour' ? kind : choices.length || kind === 'face' ? 'choice' : typeof value === 'boolean' ? 'switch' : 'text', choices: kind === 'face' ? FACES : choices, usual: String(usual),
  value: set ? shownValue(value) : null,
})

/** @param {unknown} value */
const shownValue = value => value === true ? YES : value === false ? words.no : String(value ?? '')

/** @param {Form} form @returns {{name: string, label: string, fields: Field[]}[]} */
const partsOf = ({ fields, options }) => {
  const own = fields.filter(({ kind }) => kind !== 'group')
  const theme = fields.find(({ path }) => path === 'theme')
  const others = fields.filter(({ kind, path }) => kind === 'group' && path !== 'theme')
  const named = theme?.fields.flatMap(field => [THEME, 'theme.options'].includes(field.path) ? [] : [field]) ?? []
  return [
    { name: 'issue', label: words.this_issue, fields: own },
    { name: 'theme', label: theme?.label ?? '', fields: [...named, ...options.map(asField)] },
    ...others.map(({ path, label, fields: inner }) => ({ name: path, label, fields: inner })),
  ]
}

const FirstPage = () => {
  const { leaves, stage } = shown.value
  const leaf = leaves[0]
  return html`<aside class="beside" aria-label=${words.first_page}><h2>${words.first_page}</h2>
    ${leaf && html`<div class="paper"><img alt=${pageName(1)} src=${ofBook(`page/1.png?d=${leaf.digest}&w=800`)} /></div>`}
    <p class="saved"><${Icon} name=${stage === 'working' ? 'busy' : 'good'} />${stage === 'working' ? words.working : say('pages_count', { n: leaves.length })}</p></aside>`
}

export const Settings = () => {
  const [form, setForm] = useState(/** @type {Form | null} */ (null))
  const [part, setPart] = useState('issue')
  const [faults, setFaults] = useState(/** @type {Faults} */ ({}))
  const { order } = shown.value
  const load = async () => {
    const { ok, body } = await ask(ofBook('settings'))
    if (ok) setForm(body.result)
  }
  useEffect(() => { if (form?.digest !== order) load() }, [order])
  if (!form) return html`<main class="room" id="room-settings"><h1 class="unseen">${words.room_settings}</h1><div class="state"><${Icon} name="busy" /></div></main>`

  /** @param {Values} changes @param {Values} before @param {string} [digest] */
  const put = async (changes, before, digest) => {
    await flush()
    saving.value = 'saving'
    const { status, body } = await ask(ofBook('settings'), { method: 'PUT', body: { digest, changes } })
    saving.value = status === 0 ? 'kept' : 'saved'
    if (status === 200) {
      setForm(body.result)
      setFaults(known => Object.fromEntries(Object.entries(known).filter(([path]) => !(path in changes))))
      tell(words.saved, () => put(before, changes))
      return
    }
    if (status === 409) setForm(body.result)
    const why = body?.diagnostics?.[0]?.message ?? words.not_done
    if (Object.keys(changes).length > 1 || THEME in changes) { tell(why); return }
    toast.value = null
    setFaults({ ...faults, ...Object.fromEntries(Object.entries(changes).map(([path, tried]) => [path, { why, tried }])) })
  }
  /** @type {Write} */
  const write = (path, value, before) => put({ [path]: value }, { [path]: before }, form.digest)
  /** Choose another theme; its options are of its own, and come back with the old one. @param {string} name */
  const choose = name => {
    const options = form.options.filter(({ set }) => set).map(({ path, value }) => [path, shownValue(value)])
    put({ [THEME]: name }, { [THEME]: form.theme, ...Object.fromEntries(options) }, form.digest)
  }
  const parts = partsOf(form)
  const open = parts.find(({ name }) => name === part) ?? parts[0]
  return html`
    <main class="room settings" id="room-settings">
      <nav aria-label=${words.room_settings}>${parts.map(({ name, label }) => html`
        <button key=${name} type="button" aria-current=${name === open.name ? 'true' : undefined} onClick=${() => setPart(name)}>${label}</button>`)}</nav>
      <section class="form" aria-label=${open.label} key=${open.name}><h1>${open.label}</h1>
        ${open.name === 'theme' && html`<${Gallery} themes=${form.themes} chosen=${form.theme} onChoose=${choose} />`}
        ${open.fields.map(field => html`<${FieldOf} key=${field.path} field=${field} faults=${faults} write=${write} />`)}</section>
      <${FirstPage} />
    </main>`
}
