using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Hosting;

if (CommandLine.Parse(args) is not { } options)
    return 2;
using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true)
    .AddFilter("Microsoft", LogLevel.Warning));
await using var app = PaymentSimulatorApp.Build(options, loggers);
await app.StartAsync();
Console.WriteLine($"Payment simulator on {app.Urls.First()}, data in {Path.GetFullPath(options.DataFolder)}");
await app.WaitForShutdownAsync();
return 0;
