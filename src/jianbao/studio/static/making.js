// What there is of each product, and the making of them: asked again and again while it lasts.
import { computed, signal } from './parts.js'
import { ask, ofBook, say, words } from './base.js'
import { tell } from './store.js'
import { flush } from './manuscript.js'

/** @typedef {import('./store.js').Remark} Remark */
/** @typedef {{name: string, label: string, about: string, asked: boolean, state: 'none' | 'stale' | 'making' | 'fresh' | 'failed',
 *   file: string | null, size: number | null, pages: number, made: number | null, remarks: Remark[]}} Row */
/** @typedef {{running: boolean, cancelled: boolean, died: boolean, done: number, of: number, step: string, names: string[]}} Progress */

const AGAIN = 400 // milliseconds between two looks at what is being made

export const rows = signal(/** @type {Row[]} */ ([]))
/** How far making has come; null while nothing was made since the program began. */
export const progress = signal(/** @type {Progress | null} */ (null))
/** The products of this issue that do not show it as it is. */
export const due = computed(() => rows.value.filter(({ asked, state }) => asked && state !== 'fresh'))

/** @param {any} result */
const take = result => {
  rows.value = result.products
  progress.value = result.making
}

export const load = async () => {
  const { body } = await ask(ofBook('products'))
  if (body?.result?.products) take(body.result)
}

/** Wait until what is being made is made, or was broken off. */
const follow = async () => {
  while (progress.value?.running) {
    await new Promise(resolve => { setTimeout(resolve, AGAIN) })
    await load()
  }
}

/** Whether that many are there now, as they should be. @param {string[]} names */
const areFresh = names => names.every(name => rows.value.some(row => row.name === name && row.state === 'fresh'))

/** Make products; returns whether all of them are there. @param {string[]} names */
const make = async names => {
  await flush()
  const { status, body } = await ask(ofBook('products'), { body: { op: 'make', names } })
  if (body?.result?.products) take(body.result)
  if (status !== 200) { tell(body?.diagnostics?.[0]?.message ?? words.not_built); return false }
  await follow()
  return areFresh(names)
}

/** Make what this issue asks for. @param {string[]} names */
export const makeAll = async names => {
  const isWhole = await make(names)
  if (progress.value?.cancelled) tell(words.broken_off)
  else tell(isWhole ? say('built', { n: names.length }) : words.not_built)
}

export const cancel = async () => {
  const { body } = await ask(ofBook('products'), { body: { op: 'cancel' } })
  if (body?.result?.products) take(body.result)
}

/** Save a product on this machine, made anew where it does not show the book as it is. @param {Row} row */
export const download = async ({ name, state }) => {
  if (state !== 'fresh' && !(await make([name]))) return
  const link = document.createElement('a')
  link.href = ofBook(`products/${name}`)
  link.download = ''
  link.click()
}

/** Say whether this issue wants a product. @param {string} name @param {boolean} wanted */
export const choose = async (name, wanted) => {
  await flush()
  const { ok, body } = await ask(ofBook('products/choose'), { body: { name, wanted } })
  if (ok) take(body.result)
  else tell(body?.diagnostics?.[0]?.message ?? words.not_done)
  return ok
}
