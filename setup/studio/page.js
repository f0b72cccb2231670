// What scripts of the studio's page ask of a page when they are loaded, for their tests in Node.js.
import { register } from 'node:module'

// A page says of its scripts that they are modules; Node.js before 20.19 has to be told.
const load = 'export const load = (url, context, next) =>'
  + ' next(url, url.endsWith(".js") ? { ...context, format: "module" } : context)'
register(`data:text/javascript,${encodeURIComponent(load)}`)
await import('../../src/jianbao/studio/static/parts.js') // which looks for a page, and finds none

const page = { documentElement: { dataset: { root: '', book: 'one' } }, getElementById: () => null }
Object.assign(globalThis, { document: page, location: { hash: '' }, addEventListener: () => undefined })
const { words } = await import('../../src/jianbao/studio/static/base.js')
Object.setPrototypeOf(words, new Proxy({}, { get: (_, name) => String(name) }))
