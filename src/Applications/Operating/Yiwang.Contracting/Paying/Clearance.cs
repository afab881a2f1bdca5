using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Contracting.Paying;

/// <summary>已备案、应备案未备案、逾期未备案、免备案.</summary>
internal enum FilingStanding { Filed, Exempt, NotYet, Overdue }

/// <summary>Whether the treasury may pay on a contract, and why.</summary>
internal sealed record ClearanceAnswer(Guid Query, string Asked, string Number, bool Allowed, FilingStanding Standing, string Reason, string Article, DateOnly? DueOn, DateTimeOffset At)
{
    [JsonIgnore]
    public Citation Under { get; init; } = Citation.Of(Law.LuohuContracts, 52);
}

/// <summary>
/// The answer as it goes out: <see cref="Payload"/> is the signed text, to the byte, and says what <see cref="Answer"/> says.
/// </summary>
/// <param name="Signature">SM2 with SM3 over the UTF-8 bytes of the payload, DER in lower-case hexadecimal.</param>
internal sealed record SignedClearance(ClearanceAnswer Answer, string Payload, string Signature, string Algorithm, int KeyVersion, string PublicKey);

/// <summary>第五十二条 and 第十条第六款: what is not filed is not paid.</summary>
internal sealed class ClearanceRule(KeyRing keys)
{
    public static readonly Citation Filing = Citation.Of(Law.LuohuContracts, 49, 2), Exemption = Citation.Of(Law.LuohuContracts, 49, 4), Gate = Citation.Of(Law.LuohuContracts, 52), Treasury = Citation.Of(Law.LuohuContracts, 10, 6);

    /// <param name="paysBeforeDue">What the place decided about a contract that isn't filed and isn't late.</param>
    [Article(Law.LuohuContracts, 10, 6), Article(Law.LuohuContracts, 52), Requirement("LH-HT-010f"), Requirement("LH-HT-052a")]
    public static (bool Allowed, FilingStanding Standing, string Reason, Citation Under) Decide(Contract contract, DateOnly today, bool paysBeforeDue) => contract switch
    {
        { IsFiled: true } => (true, FilingStanding.Filed, "已备案", Filing),
        { Filing: FilingState.Exempt } => (true, FilingStanding.Exempt, "采购类合同付款不超过规定金额，免备案", Exemption),
        _ when contract.IsFilingOverdue(today) => (false, FilingStanding.Overdue, "未按规定备案登记", Gate),
        _ => (paysBeforeDue, FilingStanding.NotYet, contract.Filing is FilingState.Returned ? "备案被退回，还没有改正" : "尚未备案登记", Gate),
    };

    public SignedClearance Sign(ClearanceAnswer answer)
    {
        var payload = JsonSerializer.Serialize(answer, StoredJson.Options);
        return new(answer, payload, Convert.ToHexStringLower(keys.SigningKey.Sign(Encoding.UTF8.GetBytes(payload))), "SM2 with SM3", keys.SigningKeyVersion, keys.SigningKey.ToPublicPem());
    }
}

/// <summary>Asks before paying. Each query is recorded with its answer; the answer comes back in <see cref="Given"/>.</summary>
[Requires(Permissions.Clear)]
internal sealed record AskClearance(Guid Query, string Number, ClearanceSlip Given) : ICommand;

/// <summary>Where the handler leaves the answer that it recorded, so that what is signed is what is in the ledger.</summary>
internal sealed class ClearanceSlip
{
    public ClearanceAnswer? Answer { get; set; }
}

internal sealed class AskClearanceHandler(ContractsDb db, ContractOffice office, LooseFacts facts, CurrentUser user, TimeProvider clock) : IHandle<AskClearance>
{
    [Article(Law.LuohuContracts, 52), Requirement("LH-HT-052a"), Requirement("LH-HT-052b")]
    public async Task<Outcome> Handle(AskClearance command, CancellationToken ct)
    {
        const int Longest = 60;
        var number = command.Number.Trim();
        if (number.Length is 0 or > Longest || await db.ByNumber(number, ct) is not { } contract || contract.Region != user.Region) return Unknown;
        var (allowed, standing, reason, under) = ClearanceRule.Decide(contract, office.Today, office.RulesOf(contract).PaysBeforeDue);
        if (standing is FilingStanding.Overdue && contract.Pause(office.Today)) await office.Keep(contract, ct);
        facts.Record(new ClearanceAsked(contract.Id, contract.Shown, allowed, reason));
        command.Given.Answer = new(command.Query, number, contract.Shown, allowed, standing, reason, under.ToString(), contract.FilingDueOn, clock.GetUtcNow()) { Under = under };
        return Outcome.Done;
    }

    private static Outcome Unknown => Outcome.Refused("contract.unknown-number", "没有这个合同编号或者登记号。", ClearanceRule.Treasury, "number", "请向合同承办部门核对；没有登记的合同不予付款。");
}
