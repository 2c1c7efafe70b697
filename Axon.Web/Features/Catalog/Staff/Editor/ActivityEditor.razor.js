// Keeps what was typed but not saved in this browser, so that a closed tab or a lost line costs nothing.
const days = 7 * 24 * 3600 * 1000;

export function load(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!kept || Date.now() - kept.at > days) { localStorage.removeItem(key); return null; }
    return kept.text;
  } catch { return null; }
}

export function keep(key, text) {
  try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), text })); return true; } catch { return false; }
}

export function drop(key) {
  try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
  document.querySelectorAll('form[data-guard]').forEach(form => delete form.dataset.dirty);
}
