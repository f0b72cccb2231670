// Reads a web edition as a reader does, opened from its file: what each button does, and whether
// all of it is there again when the page is opened again. Prints what was found as JSON.
const puppeteer = require('puppeteer-core')

const [executablePath, address, pictures] = process.argv.slice(2)
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars']
const WIDTHS = [360, 390, 768]

const open = async (browser, width, scheme) => {
  const page = await browser.newPage()
  const faults = []
  page.on('console', message => { if (['error', 'warn'].includes(message.type())) faults.push(message.text()) })
  page.on('pageerror', error => faults.push(String(error)))
  page.on('request', request => { if (!/^(file|data):/.test(request.url())) faults.push(request.url()) })
  await page.setViewport({ width, height: 844, isMobile: true, hasTouch: true })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.goto(address)
  return [page, faults]
}

const facts = page => page.evaluate(() => {
  const style = getComputedStyle(document.documentElement)
  const mark = document.querySelector('.pagebreak')
  return {
    size: parseFloat(style.fontSize),
    ground: style.backgroundColor,
    mark: mark ? getComputedStyle(mark, '::before').content : '',
    top: Math.round(scrollY),
    wide: document.documentElement.scrollWidth > innerWidth + 1,
  }
})

const press = (page, number) =>
  page.evaluate(at => document.querySelectorAll('.reading-tools button')[at].click(), number)

const main = async () => {
  const browser = await puppeteer.launch({ executablePath, pipe: true, args: SWITCHES })
  const found = { faults: [], wide: [] }
  for (const scheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      const [page, faults] = await open(browser, width, scheme)
      const { wide } = await facts(page)
      if (wide) found.wide.push(`${width} ${scheme}`)
      if (pictures) await page.screenshot({ path: `${pictures}/${scheme}-${width}.png` })
      found.faults.push(...faults)
      await page.close()
    }
  }
  const [page, faults] = await open(browser, 390, 'light')
  found.first = await facts(page)
  await press(page, 1)
  await press(page, 2)
  await press(page, 3)
  await page.evaluate(() => {
    document.querySelectorAll('main h1[id]')[1].scrollIntoView()
  })
  found.changed = await facts(page)
  if (pictures) await page.screenshot({ path: `${pictures}/changed.png` })
  await new Promise(resolve => setTimeout(resolve, 1000))
  await page.reload()
  await new Promise(resolve => setTimeout(resolve, 500))
  found.again = await facts(page)
  await press(page, 2)
  found.day = await facts(page)
  found.link = await page.evaluate(() => {
    const link = document.querySelector('main .link-here')
    link.click()
    return [link.parentElement.id, location.hash.slice(1)]
  })
  found.note = await page.evaluate(() => {
    const call = document.querySelector('a.noteref')
    call?.click()
    return call ? document.querySelector('#note-panel').matches(':popover-open') : null
  })
  found.faults.push(...faults)
  console.log(JSON.stringify(found))
  await browser.close()
}

main()
