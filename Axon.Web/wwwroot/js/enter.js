// An activity's page: takes a place with one request, and looks whether one has come back. Without it a form and a reload do the same.

const WAIT = ms => new Promise(done => setTimeout(done, ms));
const TRIES = 6;

async function enter(form) {
  const button = form.querySelector('button');
  const words = button.textContent;
  const quantity = Number(form.elements.quantity?.value ?? 1);
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  button.textContent = form.dataset.busy;
  try {
    location.assign(await ask(form, quantity, button));
  } catch {
    location.assign(`${form.dataset.page}?answer=offline`);
  }
  // The next page takes a moment to come; a page from the back button starts afresh.
  addEventListener('pageshow', () => { button.disabled = false; button.removeAttribute('aria-busy'); button.textContent = words; }, { once: true });
}

// Asking again is safe: the same person gets the same place.
async function ask(form, quantity, button) {
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= TRIES;
    let answer;
    try {
      answer = await fetch(`/api/entries/${form.dataset.enter}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Axon': '1', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ quantity }),
      });
    } catch (failure) {
      if (last) throw failure;
      await WAIT(attempt * 700);
      continue;
    }
    if (answer.ok) return `/reservations/${(await answer.json()).reservation.id}`;
    if (answer.status === 401) return `${form.getAttribute('action')}?quantity=${quantity}`;
    const problem = await answer.json().catch(() => ({}));
    const code = answer.status === 429 ? 'too-many' : (problem.type ?? '').split('/').pop();
    const left = code === 'too-few-left' ? `&left=${problem.remaining}` : '';
    if (answer.status < 500 || last) return `${form.dataset.page}?answer=${encodeURIComponent(code || 'unknown')}${left}`;
    button.textContent = form.dataset.retry;
    await WAIT((Number(answer.headers.get('Retry-After')) || 1) * 1000 + Math.random() * 500);
  }
}

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-enter]');
  if (!form) return;
  event.preventDefault();
  enter(form);
});

// What the state says, without the clock that is different each time.
const gist = state => JSON.stringify({ ...state, serverNow: 0, remaining: state.remaining, inPayment: 0, lastDeadline: 0 });
let known = null;
let drawn = 0;

async function look() {
  const scene = document.getElementById('scene');
  const url = scene?.dataset.watch;
  if (!url) return;
  if (!document.hidden && !document.querySelector('[aria-busy]')) {
    try {
      const answer = await fetch(url);
      if (answer.ok) {
        const state = await answer.json();
        const now = gist(state);
        const woke = scene.dataset.stage === 'SoldOut' && !state.soldOut;
        // The page was drawn a moment before the last place went.
        const late = scene.dataset.stage === 'Open' && state.soldOut;
        // Figures alone may wait a while: many look at the same time, and each drawing asks the server for the page.
        const figures = scene.dataset.stage === 'SoldOut' && Date.now() - drawn > 10_000;
        if (known === null) { known = now; drawn = Date.now(); }
        if (woke || late || now !== known || figures) { known = now; await draw(woke ? 300 : 1200); }
      }
    } catch { /* The next look may work. */ }
  }
}

async function draw(spread) {
  drawn = Date.now();
  await WAIT(Math.random() * spread);
  const page = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
  if (!page.ok) return;
  const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').getElementById('scene');
  const scene = document.getElementById('scene');
  if (!fresh || !scene || document.querySelector('[aria-busy]')) return;
  const quantity = scene.querySelector('[name=quantity]')?.value;
  const focused = scene.contains(document.activeElement);
  const changed = fresh.dataset.stage !== scene.dataset.stage;
  scene.replaceWith(document.adoptNode(fresh));
  const select = fresh.querySelector('[name=quantity]');
  if (select && quantity && [...select.options].some(option => option.value === quantity)) select.value = quantity;
  if (focused) fresh.querySelector('button:not(:disabled), a.go')?.focus();
  if (changed) document.getElementById('live').textContent = fresh.querySelector('.when, h1')?.textContent.trim() ?? '';
}

async function watch() {
  for (;;) {
    await WAIT(1500 + Math.random() * 1000);
    const stage = document.getElementById('scene')?.dataset.stage;
    // Before the opening the countdown is enough.
    if (stage && stage !== 'Coming') await look();
  }
}

document.addEventListener('axon:zero', async event => {
  const when = event.target.closest('.when[data-open]');
  if (!when) return;
  when.firstElementChild.textContent = when.dataset.open;
  when.querySelector('b').textContent = '';
  // The button is awake already; the words around it follow, spread so that not everybody asks at once.
  await WAIT(1500 + Math.random() * 2500);
  await draw(0);
});
// An answer belongs to one try: reloading the page must not say it again.
if (new URLSearchParams(location.search).has('answer')) {
  document.getElementById('answer')?.focus();
  history.replaceState(null, '', location.pathname);
}
watch();
