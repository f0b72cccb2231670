// What every part of the page uses: its words, its markup, and how it asks the server.
import { h, htm } from './parts.js'

/** Markup of components; text is never read as HTML. */
export const html = htm.bind(h)

/** @type {Record<string, string>} */
export const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}')

/**
 * A sentence with its places filled in.
 * @param {string} name
 * @param {Record<string, string | number>} values
 */
export const say = (name, values) => words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]))

const { root = '', book = '' } = document.documentElement.dataset

/** Whether this page is the desk of a book, not the shelf. */
export const isDesk = book !== ''
export const shelfAddress = `${root}/`
/** @param {string} name */
export const deskAddress = name => `${root}/book/${name}/`
/** @param {string} path */
export const ofShelf = path => `${root}/api/${path}`
/** @param {string} path */
export const ofBook = path => ofShelf(`book/${book}/${path}`)

/**
 * Ask the server; `status` 0 means that it cannot be reached.
 * @param {string} address
 * @param {{method?: string, body?: unknown}} [wish]
 * @returns {Promise<{status: number, ok: boolean, body: any}>}
 */
export const ask = async (address, { method, body } = {}) => {
  try {
    const answer = await fetch(address, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: answer.status, ok: answer.ok, body: await answer.json().catch(() => null) }
  } catch {
    return { status: 0, ok: false, body: null }
  }
}

/** @param {string[]} names */
export const classes = (...names) => names.filter(Boolean).join(' ')
