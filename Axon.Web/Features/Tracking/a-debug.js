// The overlay of ?axon_debug=1: each event, whether the server's rules accept it, where it is, and what the server said.
(() => {
  'use strict';
  const log = window.axon?.log;
  if (!log) return;
  const host = document.createElement('div');
  host.id = 'axon-debug';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    section { position: fixed; z-index: 2147483647; right: 8px; top: 8px; width: min(420px, calc(100vw - 16px)); max-height: 60vh; overflow: auto;
      background: var(--ground, #fff); color: var(--ink, #14181f); border: 1px solid var(--line-strong, #c6cdd8); border-radius: 10px; font: 12px/16px ui-monospace, monospace; }
    header { position: sticky; top: 0; display: flex; gap: 8px; padding: 8px 12px; background: inherit; border-bottom: 1px solid var(--line, #e5e8ed); font-weight: 600; }
    header span { flex: 1; } ol { margin: 0; padding: 0; list-style: none; } li { padding: 6px 12px; border-bottom: 1px solid var(--line, #e5e8ed); overflow-wrap: anywhere; }
    b { margin-right: 6px; } i { font-style: normal; padding: 0 6px; border-radius: 8px; background: var(--sunk, #f5f6f8); }
    [data-state=accepted] i, [data-state=duplicate] i { background: var(--ok-soft, #e9f6ef); color: var(--ok, #14804a); }
    [data-state=rejected] i, [data-state=refused] i, [data-state=lost] i, [data-state=dropped] i { background: var(--bad-soft, #fdeeec); color: var(--bad, #c0342a); }
    [data-state=retry] i, [data-state=sent] i { background: var(--warn-soft, #fdf3e1); color: var(--warn, #9a5b00); }`);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = '<section><header><span></span><button type="button">×</button></header><ol></ol></section>';
  root.querySelector('button').addEventListener('click', () => host.remove());
  const list = root.querySelector('ol'), title = root.querySelector('span'), rows = new Map();
  let read = 0, count = 0;

  // The rules that the server applies; a difference between the two columns is a bug worth seeing.
  const problem = e => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(e.eventId) ? 'bad_id'
    : !/^[A-Z][A-Z0-9_]{1,31}$/.test(e.type) ? 'bad_type'
    : e.schemaVersion !== 1 ? 'unknown_version'
    : e.props && (Object.keys(e.props).length > 30 || Object.values(e.props).some(v => String(v).length > 500)) ? 'oversize_props'
    : e.props && Object.values(e.props).some(v => v !== null && typeof v === 'object') ? 'schema' : '';
  const row = (key, type) => {
    let li = rows.get(key);
    if (!li) {
      li = document.createElement('li');
      for (const name of ['b', 'span', 'i']) li.append(document.createElement(name), ' ');
      li.querySelector('b').textContent = type;
      rows.set(key, li);
      list.prepend(li);
    }
    return li;
  };
  const state = (li, name, detail) => { li.dataset.state = name; li.querySelector('i').textContent = detail ? name + ' · ' + detail : name; };
  const show = ([kind, data]) => {
    if (kind === 'event') {
      const li = row(data.eventId, data.type), bad = problem(data);
      li.querySelector('span').textContent = [data.target, data.url, data.activityId && 'activity ' + data.activityId, bad ? '✗ ' + bad : '✓ valid'].filter(x => x).join(' · ');
      li.title = JSON.stringify(data, null, 1);
      state(li, 'queued');
    } else if (kind === 'sent') data.forEach(e => state(row(e.eventId, e.type), 'sent'));
    else if (kind === 'retry') data.events.forEach(e => state(row(e.eventId, e.type), 'retry', `${data.status || 'network'}, ${Math.round(data.pause / 100) / 10} s`));
    else if (kind === 'verdict') state(row(data.eventId, '?'), data.status, data.reason);
    else if (kind === 'lost') state(row(data.eventId, data.type), 'lost');
    else if (kind !== 'consent') state(row('n' + count++, data.type), kind, data.state);
  };
  const update = () => {
    while (read < log.length) show(log[read++]);
    const s = window.axon.status();
    title.textContent = `axon · consent ${s.consent} · waiting ${s.waiting}` + (s.skew === null ? '' : ` · skew ${s.skew} ms`);
  };
  document.addEventListener('axon:log', update);
  document.documentElement.append(host);
  update();
})();
