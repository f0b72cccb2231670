// Chromium for the tests: takes one request a line as JSON on standard input and answers each
// with a line on standard output. It ends, and Chromium with it, when the input ends.
const puppeteer = require('puppeteer-core')
const readline = require('node:readline')

const [executablePath, origin] = process.argv.slice(2)
const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--hide-scrollbars',
  // Whatever asks for a host finds none, on a machine with a network too.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]
// What foliate-js itself is told off for.
const EXPECTED = 'An iframe which has both allow-scripts and allow-same-origin'
const LOCAL = [origin, 'data:', 'blob:', 'about:']

let faults = []
const fault = text => faults.push(text)

const watch = page => {
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type()) && !message.text().startsWith(EXPECTED))
      fault(`console: ${message.text()}`)
  })
  page.on('pageerror', error => fault(`error: ${error}`))
  page.on('request', request => {
    if (!LOCAL.some(start => request.url().startsWith(start))) fault(`request: ${request.url()}`)
  })
  page.on('response', response => {
    if (response.status() >= 400) fault(`missing: ${response.url()}`)
  })
}

const commands = {
  async open(page, { url, dark, width, height, scale }) {
    faults = []
    await page.setViewport({ width, height, deviceScaleFactor: scale, isMobile: true, hasTouch: true })
    await commands.light(page, { dark })
    await page.goto(url)
    await page.waitForFunction('window.reader', { timeout: 30000 }).catch(error => {
      throw new Error([error, ...faults].join('\n'))
    })
  },
  async light(page, { dark }) {
    const value = dark ? 'dark' : 'light'
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
  },
  ask: (page, { name, words }) =>
    page.evaluate((name, words) => window.reader[name](...words), name, words),
  picture: (page, { path }) => page.screenshot({ path }),
  faults: () => faults,
}

const main = async () => {
  const browser = await puppeteer.launch({ executablePath, pipe: true, args: SWITCHES })
  const page = await browser.newPage()
  watch(page)
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { command, ...words } = JSON.parse(line)
    let answer
    try {
      answer = { value: (await commands[command](page, words)) ?? null }
    } catch (error) {
      answer = { error: String(error) }
    }
    console.log(JSON.stringify(answer))
  }
  await browser.close()
}

main()
