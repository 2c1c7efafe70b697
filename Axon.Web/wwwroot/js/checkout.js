// The sums follow the chosen coupon and quantity at once. The server reckons again anyway: what is paid is what it says.
const money = new Intl.NumberFormat('en-US');
const won = (minor, like) => like.replace(/[\d,]+/, money.format(Math.abs(minor)));

function follow(form) {
  const sums = document.querySelector('[data-sums]');
  const button = document.querySelector('[data-pay-button]');
  const chosen = form.querySelector('input[name=Coupon]:checked');
  const quantity = Number(form.elements.Quantity?.value ?? 1);
  const subtotal = Number(sums.dataset.subtotal) * (form.elements.Quantity ? quantity : 1);
  const percent = Number(chosen?.dataset.percent ?? 0);
  const off = percent
    ? Math.min(Math.floor(subtotal * percent / 100), Number(chosen.dataset.most || Infinity))
    : Math.min(Number(chosen?.dataset.off ?? 0), subtotal);
  sums.querySelector('dd .num').textContent = won(subtotal, sums.querySelector('dd .num').textContent);
  const total = sums.querySelector('[data-total] .num');
  const line = sums.querySelector('[data-off]');
  line.hidden = off === 0;
  if (chosen?.dataset.name) line.querySelector('dt').textContent = chosen.dataset.name;
  line.querySelector('[data-money] .num').textContent = '−' + won(off, total.textContent);
  total.textContent = won(subtotal - off, total.textContent);
  button.textContent = form.dataset.label.replace('{0}', total.textContent);
}

for (const form of document.querySelectorAll('form[data-pay]')) {
  form.addEventListener('change', () => follow(form));
  // A browser that kept an earlier choice shows what belongs to it.
  follow(form);
}
