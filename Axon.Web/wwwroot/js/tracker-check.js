// /admin/tracker: finds out which of the known faults keeps events from arriving, by sending one and looking closely.
const page = document.querySelector('[data-tracker-check]');
const CLOCK_OFF = 60_000;
let last = Number(page.dataset.last) || 0;
let violated = false;
const violation = new Promise(done => document.addEventListener('securitypolicyviolation', () => { violated = true; done(); }));

const put = (key, text) => { page.querySelector(`[data-reading="${key}"]`).textContent = text; };
const words = (key, known) => page.dataset[key + (known ? 'Yes' : 'No')];

function draw() {
  const tracker = window.axon?.status();
  if (last) put('last', page.dataset.ago.replace('{0}', Math.max(0, Math.round((Date.now() + (tracker?.skew ?? 0) - last) / 1000))));
  put('script', words('script', tracker));
  put('csp', words('csp', !violated));
  if (!tracker) return;
  put('consent', page.dataset[tracker.consent]);
  put('signal', words('signal', tracker.signal));
  put('waiting', tracker.waiting);
  if (tracker.skew !== null) put('skew', `${(tracker.skew / 1000).toFixed(1)} s`);
}

function say(fault, figure) {
  for (const line of page.querySelectorAll('[data-fault]')) {
    line.hidden = line.dataset.fault !== fault;
    if (line.hidden || figure === undefined) continue;
    line.dataset.text ??= line.textContent;
    line.textContent = line.dataset.text.replace('{0}', figure);
  }
  draw();
}

const reachable = async url => { try { return (await fetch(url, { cache: 'no-store' })).ok; } catch { return false; } };

function uuid() {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + crypto.randomUUID().replaceAll('-', '').slice(13);
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function check() {
  const tracker = window.axon?.status();
  if (!tracker) {
    if (!await reachable('/health/live')) return say('server-down');
    return say(!violated && !await reachable('/s/a.js') ? 'script-blocked' : 'csp');
  }
  if (tracker.signal) return say('gpc');
  if (tracker.consent === 'denied') return say('consent-denied');
  if (!tracker.chosen) return say('not-sampled', document.querySelector('script[data-sample]').dataset.sample);
  let answer;
  try {
    // Sent here, not through the queue, because the queue would hide what went wrong by trying again.
    answer = await fetch('/s/b', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ eventId: uuid(), type: 'TEST', url: location.pathname }) });
  } catch {
    // The browser reports a violation only after the request has failed, on a busy machine much later.
    await Promise.race([violation, new Promise(done => setTimeout(done, 1500))]);
    return say(violated ? 'csp' : await reachable('/health/live') ? 'script-blocked' : 'server-down');
  }
  if (answer.status === 403) return say('wrong-origin');
  if (answer.status === 429) return say('rate-limited', answer.headers.get('Retry-After') ?? 1);
  if (answer.status !== 202) return say('server-down');
  const { serverTime, results: [result] } = await answer.json();
  if (result.reason === 'consent_denied') return say('gpc');
  if (result.status === 'rejected') return say('rejected', result.reason);
  const skew = Date.parse(serverTime) - Date.now();
  last = Date.parse(serverTime);
  put('skew', `${(skew / 1000).toFixed(1)} s`);
  if (window.axon.twice) return say('double-script');
  return Math.abs(skew) > CLOCK_OFF ? say('clock-skew', Math.round(Math.abs(skew) / 1000)) : say('ok');
}

page.querySelector('[data-send]').addEventListener('click', check);
setInterval(draw, 1000);
draw();

document.addEventListener('click', async press => {
  const button = press.target.closest('[data-copy]');
  if (!button) return;
  const code = page.querySelector(`[data-snippet="${button.dataset.copy}"]`);
  getSelection().selectAllChildren(code);
  // Without HTTPS there is no clipboard for scripts; what is selected can be copied by hand.
  try { await navigator.clipboard.writeText(code.textContent); } catch { return; }
  button.dataset.text ??= button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = button.dataset.text; }, 2000);
});
