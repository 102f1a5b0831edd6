import { accessSync, constants, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import t from 'tap'
import { createRingback } from '../../src/index.ts'
import { NOON } from '../support/build.ts'
import { onlyLong } from '../support/size.ts'
import { storedHistory } from '../support/stored-history.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A Chromium of this machine; none is downloaded. */
function findChromium (): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const found = folders.flatMap(folder =>
    ['chromium', 'chromium-browser', 'google-chrome'].map(name => path.join(folder, name)))
  return [process.env['CHROMIUM'] ?? [], found].flat().find(file => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const executablePath = findChromium()
const SKIP = executablePath === undefined
  ? 'NO BROWSER: put chromium on the PATH, or name it in CHROMIUM'
  : onlyLong.skip

interface AxeResults { violations: { id: string, nodes: { html: string, failureSummary?: string }[] }[] }

/** What is wrong with a page by the rules of WCAG, as axe knows them. */
async function violationsOf (page: Page): Promise<string[]> {
  // By the debugger's own way: the page's policy lets no foreign script in.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate('axe.run()') as AxeResults
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) =>
    `${id}: ${html.slice(0, 200)} ${failureSummary}`))
}

/** Opens a page, and takes notes of what goes wrong and of what is asked for elsewhere. */
async function open (browser: Browser, url: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const errors: string[] = []
  const foreign: string[] = []
  page.on('console', message => { if (message.type() === 'error') errors.push(message.text()) })
  page.on('pageerror', error => errors.push(error.message))
  page.on('request', request => { if (!request.url().startsWith(new URL(url).origin)) foreign.push(request.url()) })
  await page.goto(url)
  return { context, page, errors, foreign }
}

let launched: Promise<Browser> | undefined

/** One for all tests: it takes seconds to start. A container has little shared memory, and root no sandbox. */
function launch (): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  return launched
}

t.teardown(async () => { await (await launched)?.close() })

t.test('the first page in a browser', { skip: SKIP }, async t => {
  await using ringback = createRingback({ clock: NOON, database: await storedHistory(t, NOON) })
  const url = `${await ringback.start()}/`
  const browser = await launch()

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await t.test(`${colorScheme}, ${width} pixels wide`, async t => {
        const { context, page, errors, foreign } =
          await open(browser, url, { colorScheme, viewport: { width, height: 900 } })
        t.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'nothing is cut off')
        for (const summary of await page.locator('summary').all()) await summary.click()
        t.strictSame(await violationsOf(page), [], 'axe')
        t.ok(await page.locator('svg[role=img] rect').count() > 20, 'pictures')
        t.strictSame([errors, foreign], [[], []], 'no errors, and nothing from elsewhere')
        await context.close()
      })
    }
  }

  await t.test('its buttons copy, and move the clock', async t => {
    const { context, page, errors } = await open(browser, url, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByRole('button', { name: 'Copy the secret of admin' }).click()
    await page.getByText('Copied').first().waitFor()
    t.equal(await page.evaluate('navigator.clipboard.readText()'), 'admin-secret')

    const press = async (name: string) => await Promise.all([
      page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()
    ])
    await press('+1 hour')
    t.equal(ringback.clock.now(), Date.parse(NOON) + 3_600_000)
    t.equal(await page.locator('time[data-now]').textContent(), '2026-03-02 13:00:00')
    await press('60× speed')
    t.match(ringback.clock, { mode: 'running', speed: 60 })
    await page.locator('time[data-now]').filter({ hasNotText: ' 13:00:' }).waitFor()
    await press('Freeze')
    t.equal(ringback.clock.mode, 'frozen')
    await page.getByLabel('Set to (UTC)').fill('2026-03-02T18:30:15')
    await press('Set')
    t.equal(ringback.clock.now(), Date.parse('2026-03-02T18:30:15Z'))
    await press('Real time')
    t.equal(ringback.clock.mode, 'real')
    await press('Reset')
    t.equal(ringback.clock.now(), Date.parse(NOON))

    await page.getByRole('link', { name: 'vcc: warm transfer' }).click()
    await page.locator('#document-vcc pre').waitFor()
    t.match(await page.locator('#document-vcc pre').textContent(), '"medium": "Phone"')
    await page.getByRole('link', { name: 'Show its day: Harbor Roadside' }).click()
    await page.getByRole('heading', { name: 'Harbor Roadside, today by quarter hour' }).waitFor()
    t.strictSame(errors, [])
    await context.close()
  })

  await t.test('the documentation has our title and icon', async t => {
    const { context, page, errors, foreign } = await open(browser, `${url}__admin/docs`)
    await page.getByText('/tenants/{tenantId}/interactions', { exact: false }).first().waitFor()
    t.equal(await page.title(), 'ringback: contracts')
    t.strictSame([errors, foreign], [[], []])
    await context.close()
  })
})

t.test('where a token is asked for, the page asks for it', { skip: SKIP }, async t => {
  await using ringback = createRingback({ scenario: 'quiet', clock: '2026-01-05T12:30:00Z', adminToken: 's3cr3t' })
  const browser = await launch()
  const { context, page } = await open(browser, `${await ringback.start()}/`)
  t.strictSame(await violationsOf(page), [])
  const enter = async (token: string) => {
    await page.getByLabel('Token').fill(token)
    await page.getByRole('button', { name: 'Open' }).click()
  }
  await enter('wrong')
  await page.getByText('This is not the token.').waitFor()
  await enter('s3cr3t')
  await page.getByRole('heading', { name: 'What runs' }).waitFor()
  await page.getByRole('button', { name: '+1 hour' }).click()
  await page.getByText('2026-01-05 13:30:00').waitFor()
  t.equal(ringback.clock.now(), Date.parse('2026-01-05T13:30:00Z'))
  await page.reload()
  await page.getByRole('heading', { name: 'What runs' }).waitFor()
  await context.close()
})
