// Opens the desk of a book in Firefox, drags the third article to the top, and prints, as JSON, what
// can be seen there.
const puppeteer = require('puppeteer-core')

const [executablePath, address, picture] = process.argv.slice(2)

const seen = () => {
  const inside = document.querySelector('.device iframe')?.contentWindow
  const pages = [...document.querySelectorAll('.page img')]
  return {
    status: document.querySelector('#status').textContent,
    figures: pages.length,
    drawn: pages.filter(image => image.naturalWidth > 0).length,
    phone: !!inside?.document.querySelector('foliate-view')?.renderer?.getContents()[0]?.doc.body,
  }
}

const main = async () => {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
  try {
    const page = await browser.newPage()
    const faults = []
    page.on('pageerror', error => faults.push(`${error}`))
    await page.setViewport({ width: 1440, height: 900 })
    await page.goto(address)
    await page.waitForSelector('.page img[src]', { timeout: 90000 })
    await page.click('.chapter')
    const { x, y, width, height } = await page.$$eval('.page', pages => pages
      .find(one => one.textContent.startsWith('第 1 页')).querySelector('.paper').getBoundingClientRect().toJSON())
    await page.mouse.click(x + width / 2, y + height * 0.3)
    await page.waitForSelector('.spot')
    await page.click('[aria-label="看什么"] button:last-child')
    await page.waitForFunction(`document.querySelector('.device') && !document.querySelector('#no-ebook')`, { timeout: 90000 })
    const [first, , last] = await page.$$eval('.entry', lines => lines.map(line => line.getBoundingClientRect().toJSON()))
    await page.mouse.move(last.x + 60, last.y + 20)
    await page.mouse.down()
    await page.mouse.move(first.x + 60, first.y + 4, { steps: 4 })
    await page.mouse.up()
    await page.waitForFunction(`document.querySelector('.chapter').textContent.startsWith('标题3')`, { timeout: 90000 })
    // What is seen and what is waited for are one moment: the pages may be made again between two.
    const found = await page.waitForFunction(`(() => {
      const found = (${seen})()
      return found.status === '版面已跟上' && found.phone && found.drawn > 0 && found
    })()`, { timeout: 90000 })
    if (picture) await page.screenshot({ path: picture })
    console.log(JSON.stringify({ ...await found.jsonValue(), faults }))
  } finally {
    await browser.close()
  }
}

main().catch(error => { console.error(error); process.exit(1) })
