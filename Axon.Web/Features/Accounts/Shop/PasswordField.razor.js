// Shows what was typed, and hides it again before the form is sent, so that no password manager takes it for plain text.
for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = document.getElementById(button.dataset.reveal);
  const show = shown => {
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', shown);
  };
  button.hidden = false;
  button.addEventListener('click', () => { show(input.type === 'password'); input.focus(); });
  input.form?.addEventListener('submit', () => show(false));
}
