// The little that pages of Axon need a script for. Everything here is a custom element or one delegated listener,
// so it works wherever and whenever markup arrives, and pages read well without it.

// The server's clock: asked for with the shortest round trip of a few, so that a page from a cache counts right too.
const clock = {
  offset: null,
  asked: 0,
  now() { return Date.now() + (this.offset ?? 0); },
  async ask() {
    if (Date.now() - this.asked < 20_000) return;
    this.asked = Date.now();
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      try {
        const sent = performance.now();
        const answer = await fetch('/time', { cache: 'no-store' });
        if (!answer.ok) return;
        const trip = performance.now() - sent;
        const time = Number(await answer.text());
        if (trip < best) { best = trip; this.offset = time + trip / 2 - Date.now(); }
      } catch { return; }
    }
  },
};

const two = n => String(n).padStart(2, '0');

class Countdown extends HTMLElement {
  connectedCallback() {
    if (clock.offset === null) clock.offset = Number(this.getAttribute('now')) - Date.now();
    this.setAttribute('aria-live', 'off');
    clock.ask();
    // Blazor puts the element into the page before its text, so the figure is drawn over that text and not before it.
    queueMicrotask(() => { if (this.isConnected) { clearTimeout(this.timer); this.tick(); } });
  }

  disconnectedCallback() { clearTimeout(this.timer); }

  tick() {
    const left = Number(this.getAttribute('until')) - clock.now();
    this.draw(Math.max(0, left));
    if (left <= 0) { this.end(); return; }
    if (left < 60_000) clock.ask();
    // Wakes just after the next whole second, so that figures change when they should.
    this.timer = setTimeout(() => this.tick(), Math.min(1000, (left - 1) % 1000 + 2));
  }

  draw(left) {
    const s = Math.ceil(left / 1000);
    const days = Math.floor(s / 86400);
    const minutes = two(Math.floor(s / 60) % 60);
    const text = this.hasAttribute('hours') || s >= 3600 ? `${two(Math.floor(s / 3600) % 24)}:${minutes}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
    this.textContent = days ? `${days}${this.getAttribute('day')} ${text}` : text;
    const ring = document.getElementById(this.getAttribute('ring'));
    ring?.querySelector('.left')?.setAttribute('stroke-dashoffset', Math.round(1000 * (1 - Math.min(1, left / Number(ring.dataset.span)))));
  }

  end() {
    if (this.hasAttribute('done')) return;
    this.setAttribute('done', '');
    const sleeper = document.getElementById(this.getAttribute('wakes'));
    if (sleeper) {
      sleeper.disabled = false;
      sleeper.removeAttribute('aria-disabled');
      sleeper.classList.remove('wait');
      if (sleeper.dataset.awake) sleeper.textContent = sleeper.dataset.awake;
      say(sleeper.textContent);
    }
    this.dispatchEvent(new CustomEvent('axon:zero', { bubbles: true }));
    if (this.hasAttribute('reload')) setTimeout(() => location.reload(), 300 + Math.random() * 900);
  }
}

class Toast extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute('stay')) return;
    this.timer = setTimeout(() => { this.classList.add('gone'); setTimeout(() => this.remove(), 200); }, 6000);
    this.addEventListener('pointerenter', () => clearTimeout(this.timer), { once: true });
  }

  disconnectedCallback() { clearTimeout(this.timer); }
}

// How old live figures are. Each drawing of the server says when it was made; between two of them the browser counts by itself, because a
// line that is gone says nothing. Too old: amber. Silent: the banner, and the figures step back.
class Fresh extends HTMLElement {
  static observedAttributes = ['at', 'now'];

  attributeChangedCallback() { this.heard = performance.now(); if (this.isConnected) this.tick(); }

  connectedCallback() {
    this.heard ??= performance.now();
    this.timer = setInterval(() => this.tick(), 1000);
    queueMicrotask(() => this.tick());
  }

  disconnectedCallback() { clearInterval(this.timer); line.silent = false; line.stale = false; line.show(); }

  tick() {
    const silence = performance.now() - this.heard;
    const age = this.hasAttribute('at') ? Number(this.getAttribute('now')) - Number(this.getAttribute('at')) + silence : null;
    if (age !== null) this.dataset.age = age > 10_000 ? 'old' : age > 5_000 ? 'late' : 'live';
    const shown = this.querySelector('.age');
    if (shown && age !== null) shown.textContent = `· ${age > 5_000 ? this.dataset.late + ' · ' : ''}${this.ago(Math.floor(age / 1000))}`;
    line.silent = silence > 8_000;
    line.stale = age > 10_000;
    line.show();
  }

  ago(seconds) {
    if (seconds < 2) return this.dataset.now;
    return seconds < 60 ? this.dataset.seconds.replace('{0}', seconds) : this.dataset.minutes.replace('{0}', Math.floor(seconds / 60));
  }
}

const line = {
  silent: false,
  stale: false,
  show() {
    document.documentElement.toggleAttribute('data-cut', this.silent || (!navigator.onLine && !!document.querySelector('.staff')));
    document.documentElement.toggleAttribute('data-stale', this.stale);
  },
};
addEventListener('offline', () => line.show());
addEventListener('online', () => line.show());

function say(text) {
  const live = document.getElementById('live');
  if (live) live.textContent = text;
}

customElements.define('axon-countdown', Countdown);
customElements.define('axon-toast', Toast);
customElements.define('axon-fresh', Fresh);

document.addEventListener('click', event => {
  // Back means back where there is a page of ours to go back to; without a script it leads home.
  const back = event.target.closest('[data-back]');
  if (back && history.length > 1 && document.referrer.startsWith(location.origin + '/')) {
    event.preventDefault();
    history.back();
  }
});

// From what is wrong to the field where it is.
document.addEventListener('click', event => {
  const field = document.getElementById(event.target.closest('[data-jump]')?.dataset.jump);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
});

// A form that is being sent is not sent again by a second tap.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 5000) { event.preventDefault(); return; }
  form.dataset.sent = Date.now();
});
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

// How something ended is said: its heading takes the focus, once for each thing it says, so that a page that asks again by itself does not repeat it.
const outcome = document.querySelector('h1[data-outcome]');
if (outcome) {
  const said = location.pathname + outcome.textContent;
  let before;
  try { before = sessionStorage.getItem('axon-outcome'); sessionStorage.setItem('axon-outcome', said); } catch { /* Then it is said again. */ }
  if (before !== said) outcome.focus({ preventScroll: true });
}

// Forms that say in our words what is missing, before anything is sent, so that nothing that was typed is lost. Without a script the server says it.
function check(input) {
  const { validity, dataset } = input;
  const words = validity.valueMissing ? dataset.missing : validity.valid && [...input.value].length >= (dataset.atLeast ?? 0) ? '' : dataset.wrong ?? dataset.missing;
  const error = document.getElementById(`${input.id}-error`);
  if (error) { error.textContent = words; error.hidden = !words; }
  input.setAttribute('aria-invalid', Boolean(words));
  input.closest('.field')?.classList.toggle('bad', Boolean(words));
  return !words;
}
document.addEventListener('submit', event => {
  const wrong = event.target.noValidate ? [...event.target.querySelectorAll('[data-missing]')].filter(input => !check(input)) : [];
  if (wrong.length === 0) return;
  event.preventDefault();
  wrong[0].focus();
}, true);
document.addEventListener('input', event => { if (event.target.dataset.missing && event.target.getAttribute('aria-invalid') === 'true') check(event.target); });

// Tabs tell each other of a place that was paid for or has ended: one that still asks for the payment looks again, and bars go.
const tabs = 'BroadcastChannel' in self ? new BroadcastChannel('axon-places') : null;
tabs?.addEventListener('message', event => document.querySelectorAll('[data-place]').forEach(place => {
  if (place.dataset.place !== event.data) return;
  if (place.closest('main')) location.reload(); else place.remove();
}));
document.addEventListener('axon:zero', event => event.target.closest('.held')?.remove());
const settled = document.querySelector('[data-place-settled]')?.dataset.placeSettled;
if (settled) tabs?.postMessage(settled);

// On a phone the staff menu starts closed; without a script it starts open and can be closed.
const side = document.querySelector('details.side');
if (side && matchMedia('(max-width: 759px)').matches) side.removeAttribute('open');

// A form marked so warns before its input is lost.
addEventListener('beforeunload', event => {
  if (document.querySelector('form[data-guard][data-dirty]:not([data-sent])')) event.preventDefault();
});
document.addEventListener('input', event => { const form = event.target.closest('form[data-guard]'); if (form) form.dataset.dirty = 'true'; });
