using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Yiwang.Design;
using Yiwang.Platform.Data;

namespace Yiwang.Host;

/// <summary>
/// What the first page will need, made ready on the second core while the first maps routes and reads packs. Half of a start is Entity
/// Framework finding out about the tables. What fails here fails again, and is told, where it is asked for the first time.
/// </summary>
internal static class HeadStart
{
    public static void Tables(IServiceProvider services) => _ = Task.Run(() =>
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<YiwangDb>().Model;
    });

    /// <summary>The frame around every page, the keys of forms, the first component.</summary>
    public static void Pages(IServiceProvider services) => _ = Task.Run(async () =>
    {
        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<IPageFrame>().Navigation.Count;
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(HeadStart)).Protect([1]);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<DesignHead>());
    });
}
