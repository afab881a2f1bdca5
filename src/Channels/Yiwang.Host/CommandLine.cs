using Yiwang.Host.Watching;
using Yiwang.Platform;
using Yiwang.Platform.Data;

namespace Yiwang.Host;

/// <summary><c>./run VERB …</c>: serve is the default; the modules bring the other verbs.</summary>
internal static class CommandLine
{
    private const int Done = 0, Blocked = 1, BadUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        // Settings may stand without a verb (./run --urls http://…, ./run City=shanwei): that serves.
        var named = args.Length > 0 && !args[0].StartsWith('-') && !args[0].Contains('=', StringComparison.Ordinal);
        var (verb, rest) = named ? (args[0], args[1..]) : ("serve", args);

        try
        {
            return await (verb switch
            {
                "serve" => Serve(rest),
                "migrate" => Migrate(),
                "demo" => Demo(rest),
                "help" => Task.FromResult(Help(Console.Out, Done)),
                _ => RunModuleVerb(verb, rest),
            });
        }
        catch (Exception fault) when (Outage.KindOf(fault) is { } kind)
        {
            await Console.Error.WriteLineAsync($"没有办成：{Outages.WordsOf(kind)}请核对数据库和存储；恢复后再运行一次即可，不用修复什么。");
            return Blocked;
        }
    }

    private static async Task<int> Serve(string[] args)
    {
        await using var app = YiwangHost.Build(args, serving: true);
        if (!await app.Prepare(Console.Error)) return Blocked;
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"没有启动：{taken.Message} 请先停下占用它的程序，或换一个：./run --urls http://127.0.0.1:5081");
            return Blocked;
        }

        _ = GiveBackWhatTheStartLeft(app.Lifetime.ApplicationStopping);
        // Beside the log, which is for machines.
        await Console.Error.WriteLineAsync($"一网已启动：{string.Join(" ", app.Urls)}（Ctrl-C 停止）");
        await app.WaitForShutdownAsync();
        return Done;
    }

    // Once the first jobs have run; whoever comes meanwhile waits a tenth of a second at most.
    private static async Task GiveBackWhatTheStartLeft(CancellationToken stopping)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested) SpareMemory.GiveBack();
    }

    private static async Task<int> Migrate()
    {
        await using var app = YiwangHost.Build([], serving: false);
        var applied = await app.Migrate();
        Console.WriteLine(applied.Count == 0 ? "数据库已是最新。" : $"已应用：{string.Join("、", applied)}");
        return Done;
    }

    private static async Task<int> Demo(string[] args)
    {
        if (args is not ["reset"]) return Help(Console.Error, BadUsage);
        await using var app = YiwangHost.Build([], serving: false);
        return await app.ResetDemonstration(Console.Out);
    }

    private static async Task<int> RunModuleVerb(string name, string[] args)
    {
        if (Modules.All.SelectMany(m => m.Verbs).FirstOrDefault(v => v.Name == name) is not { } verb)
        {
            Console.Error.WriteLine($"没有“{name}”这个命令。");
            return Help(Console.Error, BadUsage);
        }

        await using var app = YiwangHost.Build([], serving: false);
        var needsDatabase = verb.NeedsDatabase && !verb.OfflineWords.Contains(args.FirstOrDefault());
        if (needsDatabase) HeadStart.Tables(app.Services);
        verb.Ahead?.Invoke(app.Services, args);
        if (needsDatabase && !await app.Prepare(Console.Error)) return Blocked;
        await using var scope = app.Services.CreateAsyncScope();
        return await verb.Run(scope.ServiceProvider, args, Console.Out, CancellationToken.None);
    }

    private static int Help(TextWriter output, int code)
    {
        output.WriteLine("用法：./run [命令]");
        output.WriteLine("  serve                    启动（缺省），http://127.0.0.1:5080");
        output.WriteLine("  migrate                  升级数据库结构");
        output.WriteLine("  demo reset               清空并重新载入演示城市");
        output.WriteLine("  help                     本说明");
        foreach (var usage in Modules.All.SelectMany(m => m.Verbs).SelectMany(v => v.Usage.Split('\n'))) output.WriteLine($"  {usage}");
        output.WriteLine("返回值：0 办成；1 有不能通过的问题；2 用法不对。");
        return code;
    }
}
