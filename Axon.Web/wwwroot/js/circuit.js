// The line of an interactive page. Both ends speak every five seconds, so twelve of silence are a line that is gone: the page says so and dials again.
Blazor.start({
  circuit: { configureSignalR: builder => { builder.withServerTimeout(12_000).withKeepAliveInterval(5_000); } },
});

// Ctrl+K anywhere opens the command palette. By the key's place: with Korean typing on, its letter is another.
document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.code !== 'KeyK') return;
  const palette = document.querySelector('[data-command-palette]');
  if (!palette) return;
  event.preventDefault();
  palette.click();
});
