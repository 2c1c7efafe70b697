// The line of an interactive page. Both ends speak every five seconds, so twelve of silence are a line that is gone: the page says so and dials again.
Blazor.start({
  circuit: { configureSignalR: builder => { builder.withServerTimeout(12_000).withKeepAliveInterval(5_000); } },
});
