/* global document, fetch, location, navigator, sessionStorage, DOMParser, FormData, setInterval, setTimeout */
// The first page's buttons. It works without: everything that is shown is in the page as it comes.

const TOKEN = 'ringback-token'

const status = text => { document.getElementById('status').textContent = text }

const signed = () => {
  const token = sessionStorage.getItem(TOKEN)
  return token === null ? {} : { authorization: `Bearer ${token}` }
}

/** Asks the control plane, and shows the page anew; or says what it has answered. */
async function change (method, path, body) {
  status('…')
  for (const button of document.querySelectorAll('button')) button.disabled = true
  try {
    const response = await fetch(`/__admin/${path}`, {
      method, headers: signed(), ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.message)
    await showAgain()
  } catch (error) {
    status(error.message)
    for (const button of document.querySelectorAll('button')) button.disabled = false
  }
}

/** A browser sends a token with no link, so a page that needs one is fetched by hand. */
async function showAgain () {
  if (sessionStorage.getItem(TOKEN) === null) return location.reload()
  const response = await fetch(location.href, { headers: { ...signed(), accept: 'text/html' } })
  if (response.status === 401) {
    sessionStorage.removeItem(TOKEN)
    return status('This is not the token.')
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  document.title = page.title
  document.body.replaceWith(page.body)
  begin()
  document.querySelector(location.hash || 'main')?.scrollIntoView()
}

async function copy (button) {
  const { copy: text } = button.dataset
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Beyond loopback a page without TLS has no clipboard of its own.
    const area = document.body.appendChild(document.createElement('textarea'))
    area.value = text
    area.select()
    document.execCommand('copy')
    area.remove()
  }
  button.classList.add('done')
  button.textContent = 'Copied'
  status('Copied')
  setTimeout(() => {
    button.classList.remove('done')
    button.textContent = 'Copy'
    status('')
  }, 1500)
}

document.addEventListener('click', event => {
  const button = event.target.closest('button')
  if (button === null) return
  const { copy: text, put, freeze, reset } = button.dataset
  if (text !== undefined) copy(button)
  if (put !== undefined) change('PUT', 'clock', JSON.parse(put))
  if (reset !== undefined) change('POST', 'reset')
  if (freeze !== undefined) change('PUT', 'clock', { now: shownNow().toISOString() })
})

document.addEventListener('submit', event => {
  event.preventDefault()
  const { instant, token } = Object.fromEntries(new FormData(event.target))
  if (instant !== undefined) change('PUT', 'clock', { now: `${instant}Z` })
  if (token !== undefined) {
    sessionStorage.setItem(TOKEN, token)
    showAgain()
  }
})

let began = { now: 0, speed: 0, at: 0 }

/** What the server's clock shows by now. */
const shownNow = () => new Date(began.now + (performance.now() - began.at) * began.speed)

function begin () {
  const time = document.querySelector('time[data-now]')
  if (time === null) return
  began = { now: Date.parse(time.dataset.now), speed: Number(time.dataset.speed), at: performance.now() }
}

setInterval(() => {
  const time = document.querySelector('time[data-now]')
  if (time !== null && began.speed > 0) time.textContent = shownNow().toISOString().slice(0, 19).replace('T', ' ')
}, 1000)

begin()
if (document.querySelector('[data-phase]') !== null) setTimeout(() => location.reload(), 1000)
if (document.querySelector('[data-token]') !== null && sessionStorage.getItem(TOKEN) !== null) showAgain()
