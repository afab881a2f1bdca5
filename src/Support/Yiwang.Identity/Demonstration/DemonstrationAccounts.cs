using Yiwang.Identity.Accounts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Identity.Demonstration;

/// <summary>The accounts of the pack's accounts.yaml. Outside a demonstration there are none: the file isn't even read.</summary>
internal sealed class DemonstrationAccounts
{
    public static readonly DemonstrationAccounts None = new();

    public IReadOnlyList<DemonstrationAccount> All { get; private init; } = [];
    public string? Password { get; private init; }
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    public IReadOnlyList<IGrouping<string, DemonstrationAccount>> Groups => [.. All.GroupBy(a => a.Group)];

    public static DemonstrationAccounts Read(YiwangOptions options, CityDirectory city) =>
        options.Demonstration ? Read(YamlFile.Read(Path.Combine(options.PacksDirectory, options.City, "accounts.yaml")), city) : None;

    public static DemonstrationAccounts Read(YamlFile file, CityDirectory city)
    {
        var password = file.Root.Text("password");
        var accounts = new List<DemonstrationAccount>();
        var keys = new HashSet<string>();
        foreach (var row in file.Root.Maps("accounts"))
        {
            var account = row.Has("post") ? ReadOfficer(row, city) : ReadPerson(row);
            if (!keys.Add(account.Key)) row.Refuse("key", "account.twice", $"“{account.Key}”出现了两次。", "请改正其中一处。");
            accounts.Add(account);
        }

        var findings = file.Finish();
        return findings.Count > 0 ? new() { Findings = findings } : new() { All = accounts, Password = password };
    }

    private static DemonstrationAccount ReadPerson(YamlMap row)
    {
        var (key, group, name, phone, note) = (row.Text("key"), row.Text("group"), row.Text("name"), row.Text("phone"), row.Text("note"));
        if (!CitizenNumber.TryParse(row.Text("citizen-number"), out var number, out var problem))
            row.Refuse("citizen-number", problem.Code, problem.Message, problem.Remedy);
        return new(key, group, name, note, AccountKind.Person, new(name, phone, number), phone, []);
    }

    private static DemonstrationAccount ReadOfficer(YamlMap row, CityDirectory city)
    {
        var (key, group, name, phone, note) = (row.Text("key"), row.Text("group"), row.Text("name"), row.Text("phone"), row.Text("note"));
        var (number, post, institution) = (row.Text("staff-number"), row.Text("post"), row.Text("institution"));
        if (city.FindPost(post) is not { } known) row.Refuse("post", "account.post", $"posts.yaml 中没有岗位“{post}”。");
        else if (city.FindInstitution(institution)?.Kind != known.InstitutionKind)
            row.Refuse("institution", "account.institution", $"机构“{institution}”不存在，或者没有“{known.Name}”这个岗位。");
        return new(key, group, name, note, AccountKind.Officer, new(name, phone, null), number,
            [new(post, institution, row.Date("from"), row.OptionalDate("to"))]);
    }
}

/// <summary>An invented person of the demonstration city.</summary>
internal sealed record DemonstrationAccount(
    string Key, string Group, string Name, string Note, AccountKind Kind, PersonalDetails Person, string SignInName, IReadOnlyList<NewHolding> Holdings)
{
    public OpenAccount ToCommand(string password, string hash) => new(Kind, Person, SignInName, password, Holdings) { DemonstrationKey = Key, DemonstrationHash = hash };
}
