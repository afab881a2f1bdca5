using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Web;

namespace Yiwang.Identity.SecondFactors;

/// <summary>The city's gateway for text messages, another house: <c>POST {SmsGateway}messages</c> with number and text.</summary>
internal sealed class TextMessages(IConfiguration configuration, CityDirectory city, HttpClient http, ILogger<TextMessages> log)
{
    public const string Setting = "SmsGateway";
    private const int MostAtOnce = 100, Attempts = 2;
    private int underway;

    public bool IsConnected => OutsideService.AddressOf(configuration, Setting) is not null;

    /// <summary>
    /// Sends without letting anybody wait: the page answers as fast for a number that nobody has. A message that doesn't arrive can be asked for again.
    /// </summary>
    public void Send(string number, string text)
    {
        if (OutsideService.AddressOf(configuration, Setting) is not { } address) return;
        if (Interlocked.Increment(ref underway) > MostAtOnce)
        {
            Interlocked.Decrement(ref underway);
            log.LogWarning("The gateway for text messages is too slow; a message was dropped.");
            return;
        }

        _ = Task.Run(() => Deliver(new Uri(address, "messages"), number, $"【{city.CityName}一网】{text}"));
    }

    private async Task Deliver(Uri address, string number, string text)
    {
        try
        {
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                if (await Posted(address, number, text)) return;
            }

            log.LogWarning("The gateway for text messages took no message in {Attempts} attempts.", Attempts);
        }
        finally
        {
            Interlocked.Decrement(ref underway);
        }
    }

    private async Task<bool> Posted(Uri address, string number, string text)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(address, new { number, text });
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false; // what it says may name the number
        }
    }
}
