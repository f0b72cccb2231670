// What scripts of the studio's page ask of a page when they are loaded, for their tests in Node.js.
import '../../src/jianbao/studio/static/parts.js' // which looks for a page, and finds none

const page = { documentElement: { dataset: { root: '', book: 'one' } }, getElementById: () => null }
Object.assign(globalThis, { document: page, location: { hash: '' }, addEventListener: () => undefined })
const { words } = await import('../../src/jianbao/studio/static/base.js')
Object.setPrototypeOf(words, new Proxy({}, { get: (_, name) => String(name) }))
