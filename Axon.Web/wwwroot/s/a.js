(() => {
  const d = document, w = window, tag = d.currentScript, to = new URL('b', tag.src).href;
  if (w.axon) { w.axon.twice = true; return; }
  const rate = +(tag.dataset.sample || 1), params = (tag.dataset.params || '').split(',');
  const DAY = 864e5, KEY = 'axon:e:';
  const on = (target, name, run) => target.addEventListener(name, run, true);
  const memory = new Map();
  let page, pageUrl, here, changed, timer, wait = 0, fails = 0, tokens = 100, filled = Date.now(), dropped = 0;
  let rules, shownAt, engaged = 0, deepest = 0, told = 0, skew = null, lastAt = 0;
  const log = new URLSearchParams(location.search).has('axon_debug') ? [] : null;
  const note = (kind, data) => { if (log) { log.push([kind, data]); d.dispatchEvent(new Event('axon:log')); } };

  const uuid = () => Date.now().toString(16).padStart(12, 0).replace(/.{8}/, '$&-') + '-7xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    (crypto.getRandomValues(new Uint8Array(1))[0] & 15).toString(16));
  const cookie = name => (d.cookie.match('(?:^|; )' + name + '=([^;]*)') || [])[1];
  const setCookie = (name, value, age) => {
    d.cookie = name + '=' + value + '; Path=/; SameSite=Lax; Max-Age=' + age + (location.protocol === 'https:' ? '; Secure' : '');
  };
  const signal = () => tag.dataset.signals !== 'off' && (navigator.globalPrivacyControl || navigator.doNotTrack === '1');
  const consentState = () => signal() ? 'denied' : cookie('axon_consent') || 'unset';

  const ls = use => { try { return use(localStorage); } catch { } };
  const keys = start => ls(s => Object.keys(s).filter(key => key.startsWith(start))) || [];
  const put = e => {
    if (consentState() !== 'granted' || !ls(s => s[KEY + e.eventId] = JSON.stringify(e))) memory.set(e.eventId, e);
  };
  const remove = e => { memory.delete(e.eventId); ls(s => s.removeItem(KEY + e.eventId)); };
  const all = () => {
    const found = [...memory.values(), ...keys(KEY).map(key => ls(s => JSON.parse(s[key]))).filter(e => e)].sort((a, b) => a.eventId < b.eventId ? -1 : 1);
    const kept = found.slice(-500).filter(e => e.at > Date.now() - DAY);
    for (const e of found) if (!kept.includes(e)) { remove(e); note('lost', e); }
    return kept;
  };
  const clear = () => { memory.clear(); keys('axon:').forEach(key => ls(s => s.removeItem(key))); };

  const session = () => {
    const now = Date.now(), q = new URLSearchParams(location.search), out = cookie('axon_out');
    let s = ls(x => JSON.parse(x['axon:s'])) || {}, fresh = !cookie('axon_v');
    if (fresh) setCookie('axon_v', uuid(), 34e6);
    if (!(s.out === out && now - s.last < 18e5 && now - s.start < DAY)) s = { id: uuid(), start: now, seq: 0, fresh, out };
    if (q.has('utm_source')) s.utm = { source: q.get('utm_source'), medium: q.get('utm_medium'), campaign: q.get('utm_campaign') };
    s.last = now; s.seq++;
    ls(x => x['axon:s'] = JSON.stringify(s));
    return { sessionId: s.id, seq: s.seq, isNewVisitor: s.fresh, pageViewId: page, referrer: d.referrer || undefined, utm: s.utm };
  };
  const chosen = () => {
    if (rate >= 1) return true;
    let hash = 2166136261;
    for (const c of cookie('axon_v') || page) hash = Math.imul(hash ^ c.charCodeAt(0), 16777619);
    return (hash >>> 0) < rate * 2 ** 32;
  };
  const place = () => {
    const { campaign, activity, product } = (d.querySelector('[data-axon-page]') || tag).dataset;
    const kept = new URLSearchParams([...new URLSearchParams(location.search)].filter(x => params.includes(x[0]))) + '';
    return { url: location.pathname + (kept && '?' + kept), campaignId: +campaign || undefined, activityId: +activity || undefined, productId: +product || undefined };
  };

  const add = (type, more, free) => {
    if (d.prerendering) return on(d, 'prerenderingchange', () => add(type, more, free));
    const state = consentState(), now = Date.now();
    tokens = Math.min(100, tokens + (now - filled) / 100); filled = now;
    if (state === 'denied' || tag.dataset.only && tag.dataset.only !== type) return note('silent', { type, state });
    if (!free && tokens-- < 1) { tokens++; dropped++; return note('dropped', { type }); }
    const known = state === 'granted' && session();
    if (!chosen()) return note('sampled', { type });
    const e = { eventId: uuid(), schemaVersion: 1, type, at: now, sampleRate: rate, ...here, ...known, ...more };
    put(e); lastAt = now; note('event', e);
    const waiting = all();
    if (waiting.length > 19 || JSON.stringify(waiting).length >= 48e3) flush(); else later(3e3);
    return e.eventId;
  };

  const later = ms => { if (!timer) timer = setTimeout(flush, Math.max(ms, wait - Date.now())); };
  const mark = (batch, sent) => batch.forEach(e => { e.sent = sent; put(e); });
  const flush = leaving => {
    clearTimeout(timer); timer = 0;
    const now = Date.now();
    if (consentState() === 'denied') return clear();
    if (leaving !== true && now < wait) return later(0);
    if (dropped && tokens >= 1) { const count = dropped; dropped = 0; add('TRACKER_DROPPED', { props: { count } }, true); }
    const batch = [];
    let size = 60;
    for (const e of all()) if (!e.sent || now - e.sent > 1e4) {
      const { at, sent, ...event } = e;
      event.ageMs = Math.max(0, now - at);
      size += JSON.stringify(event).length * 1.1;
      if (size > 48e3 && batch.length || batch.length >= 50) { later(0); break; }
      batch.push([e, event]);
    }
    if (!batch.length) return all().length && later(1e4);
    const events = batch.map(x => x[0]), body = JSON.stringify({ webdriver: navigator.webdriver, events: batch.map(x => x[1]) });
    mark(events, now); note('sent', events);
    return fetch(to, { method: 'POST', keepalive: true, credentials: 'same-origin', body })
      .then(async r => {
        const status = r.status, done = [400, 401, tag.src.startsWith(location.origin) || 403, 413, 422].includes(status);
        if (!r.ok && !done) return retry(events, r.headers.get('Retry-After'), status);
        const answer = r.ok && await r.json();
        fails = wait = 0;
        if (answer) skew = Date.parse(answer.serverTime) - Date.now();
        events.forEach((e, i) => { remove(e); note('verdict', { status: 'refused', reason: status, ...answer.results?.[i], eventId: e.eventId }); });
        if (all().length) later(3e3);
      }).catch(() => retry(events));
  };
  const retry = (events, after, status) => {
    const pause = after * 1e3 || Math.min(6e4, 1e3 * 2 ** fails) * (.5 + Math.random() / 2);
    fails++; wait = Date.now() + pause; mark(events, 0); note('retry', { events, status, pause }); later(pause);
  };

  const leave = () => {
    if (shownAt) { engaged += Date.now() - shownAt; shownAt = 0; }
    if (engaged >= 1e3) add('ENGAGEMENT', { engagedMs: Math.min(engaged, DAY) });
    if (deepest > told) add('SCROLL_DEPTH', { scrollPct: told = deepest });
    engaged = 0;
  };
  const measure = () => {
    deepest = Math.max(deepest, Math.min(100, Math.round((scrollY + innerHeight) / d.documentElement.scrollHeight * 100)));
  };
  const view = () => {
    clearTimeout(changed);
    if (d.prerendering) return;
    const next = place();
    if (next.url !== pageUrl) {
      if (page) leave();
      page = uuid(); here = next; pageUrl = next.url; deepest = told = 0;
      if (!d.hidden) shownAt = Date.now();
      add('PAGE_VIEW'); measure();
      if (consentState() !== 'denied') rules = fetch(to + '.json').then(r => r.json()).catch(() => []);
      custom();
    }
    scan(); ask();
  };
  const custom = el => rules?.then(list => list.forEach(r => {
    try { if (RegExp(r.url).test(location.pathname) && (el ? r.on && el.closest(r.on) : !r.on)) add(r.type); } catch { }
  }));
  const again = () => { pageUrl = 0; view(); };
  const moved = () => { clearTimeout(changed); changed = setTimeout(view, w.Blazor ? 2e3 : 0); };

  const impressions = new IntersectionObserver(entries => entries.forEach(({ target, intersectionRatio }) => {
    clearTimeout(target.axonTimer);
    if (intersectionRatio >= .5) target.axonTimer = setTimeout(() => { impressions.unobserve(target); add('IMPRESSION', { target: target.dataset.axon }); }, 1e3);
  }), { threshold: [0, .5] });
  const scan = () => d.querySelectorAll('[data-axon]').forEach(el => {
    if (el.axonPage !== page) { el.axonPage = page; impressions.unobserve(el); impressions.observe(el); }
  });

  const ask = () => d.querySelectorAll('[data-axon-prompt]').forEach(el => { el.hidden = consentState() !== 'unset'; });
  const consent = answer => {
    const before = consentState();
    setCookie('axon_consent', answer, answer === 'ask' ? 0 : 34e6);
    if (answer !== 'granted') { clear(); setCookie('axon_v', '', 0); } else if (before === 'unset') again();
    ask(); note('consent');
  };

  for (const name of ['click', 'auxclick']) on(d, name, e => {
    if (e.button > 1 || e.button && !e.target.closest?.('a')) return;
    const el = e.target.closest?.('[data-axon],[data-axon-consent]');
    custom(e.target);
    if (el?.dataset.axonConsent) consent(el.dataset.axonConsent); else if (el) add('CLICK', { target: el.dataset.axon });
  });
  on(d, 'submit', e => add('FORM_SUBMIT', { target: e.target.dataset.axon || e.target.id || undefined }));
  on(w, 'pagehide', () => { leave(); flush(true); });
  on(d, 'visibilitychange', () => { if (d.hidden) { leave(); flush(true); } else shownAt = Date.now(); });
  on(w, 'online', () => { wait = fails = 0; flush(); });
  on(w, 'scroll', measure);
  on(w, 'popstate', moved);
  on(d, 'prerenderingchange', view);
  on(w, 'pageshow', e => { if (e.persisted) again(); });
  for (const name of ['pushState', 'replaceState']) {
    const original = history[name];
    history[name] = function (...to) {
      const path = location.pathname;
      original.apply(this, to);
      if (name < 'q' || path !== location.pathname) moved();
    };
  }
  on(w, 'load', () => w.Blazor?.addEventListener('enhancedload', view));

  w.axon = {
    track: (type, props) => add(type, { props }), consent, flush, log,
    optOut: () => consent('denied'),
    status: () => ({ consent: consentState(), signal: signal(), waiting: all().length, dropped, skew, lastAt, fails, chosen: chosen() }),
  };
  if (log) { const s = d.createElement('script'); s.src = new URL('a-debug.js', tag.src); d.head.append(s); }
  view(); later(3e3);
})();
