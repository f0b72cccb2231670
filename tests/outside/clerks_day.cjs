// A clerk's day in Firefox: from the shelf at ADDRESS and the files in FOLDER to the products. Prints, as
// JSON, the errors of the page.
const fs = require('node:fs')
const path = require('node:path')
const puppeteer = require('puppeteer-core')

const [executablePath, address, folder] = process.argv.slice(2)
const PATIENCE = 240000 // milliseconds

const day = async page => {
  const click = selector => page.locator(selector).click()
  const until = (test, ...given) => page.waitForFunction(test, { timeout: PATIENCE }, ...given)
  const counted = (selector, number) => until((one, n) => document.querySelectorAll(one).length === n, selector, number)
  const room = name => click(`.rooms a[href="#${name}"]`)
  const listed = (selector, text) => click(`${selector}::-p-text(${text})`)

  await page.goto(address)
  await click('#first-issue')
  await page.locator('[name="office"]').fill('区教育局办公室')
  await page.locator('[name="periodical"]').fill('教育简报')
  await click('#make-first')
  await click('.tour .plain') // the hints
  const files = fs.readdirSync(folder).map(name => path.join(folder, name))
  const picker = await page.waitForSelector('.drop input[type=file]')
  await picker.uploadFile(...files)
  await counted('.source', files.length)
  await counted('.source .is-busy', 0)
  await listed('button.source', '两篇')
  await listed('.asking button', '是几篇')
  await counted('.asking', 0)
  await click('#take')
  await counted('.chapter', 9)
  await room('inbox')
  await listed('button.source', '劳动.jpg')
  await page.waitForSelector('#photo-into')
  const article = await page.$eval('#photo-into', choice => [...choice.options].find(one => one.label.includes('第三小学')).value)
  await page.select('#photo-into', article)
  await click('#put-in')
  await room('desk')
  await listed('.chapter', '参加人数')
  const cell = await page.waitForSelector('textarea[data-row="2"][data-column="1"]')
  await cell.click({ count: 3 })
  await page.keyboard.type('765,含幼儿园')
  await until(() => document.querySelector('.cm-grid .cm-lintRange'))
  await click('.cm-grid-said .cm-diagnosticAction')
  await until(() => document.querySelector('textarea[data-row="2"][data-column="1"]').value === '765，含幼儿园')
  await listed('.chapter', '第三小学')
  await until(() => document.querySelector('.cm-figure img')?.naturalWidth > 0)
  await until(() => document.querySelector('#saved').textContent === '已存好' && document.querySelector('#status').textContent === '版面已跟上')
  await room('products')
  await click('input[aria-label="这一期要　Word 文档"]')
  await until(() => document.querySelectorAll('.products')[0].textContent.includes('Word'))
  await click('#build')
  await page.waitForSelector('#all-made', { timeout: PATIENCE })
}

const main = async () => {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, protocolTimeout: 2 * PATIENCE })
  try {
    const page = await browser.newPage()
    const faults = []
    page.on('pageerror', error => faults.push(`${error}`))
    page.setDefaultTimeout(PATIENCE)
    await page.setViewport({ width: 1440, height: 900 })
    await day(page)
    console.log(JSON.stringify(faults))
  } finally {
    await browser.close()
  }
}

main().catch(error => { console.error(error); process.exit(1) })
