using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Defining;

/// <summary>All registers of the city, in the order of the packs.</summary>
internal sealed class RegisterBook(IEnumerable<RegisterDefinition> registers)
{
    private readonly Dictionary<string, RegisterDefinition> byCode = registers.ToDictionary(r => r.Code);

    public IReadOnlyCollection<RegisterDefinition> All => byCode.Values;

    public RegisterDefinition? Find(string code) => byCode.GetValueOrDefault(code);

    public RegisterDefinition Get(string code) => Find(code) ?? throw new KeyNotFoundException($"The city's pack has no register {code}.");
}

/// <summary>Reads <c>packs/CITY/registers/*.yaml</c>: one file for each regulation, one block for each register.</summary>
internal sealed class RegisterPack
{
    private const int LongestText = 200, LongestLongText = 2000, LargestNumber = 1_000_000_000;

    private readonly List<Finding> findings = [];

    public RegisterBook Book { get; private init; } = new([]);

    public static RegisterPack Read(YiwangOptions options)
    {
        var folder = Path.Combine(options.PacksDirectory, options.City, "registers");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        var (all, findings) = (new List<RegisterDefinition>(), new List<Finding>());
        foreach (var path in files)
        {
            var file = YamlFile.Read(path);
            file = file.WithLaw(file.Root.Text("law"));
            file.Root.Text("law");
            foreach (var map in file.Root.Maps("registers"))
            {
                var register = ReadRegister(map);
                if (all.Any(r => r.Code == register.Code)) map.Refuse("code", "registers.twice", $"登记簿“{register.Code}”写了两次。");
                else all.Add(register);
            }

            findings.AddRange(file.Finish());
        }

        var pack = new RegisterPack { Book = new(all) };
        pack.findings.AddRange(findings);
        return pack;
    }

    /// <summary>What the files say wrongly by themselves, and what the city doesn't have.</summary>
    public IReadOnlyList<Finding> Check(CityDirectory city, IEnumerable<IRegisterChoices> choices)
    {
        var sources = choices.Select(c => c.Source).ToHashSet();
        return
        [
            .. findings,
            .. from r in Book.All from post in r.KeptBy.Concat(r.SeenBy) where city.FindPost(post) is null
               select Wrong(r, $"没有岗位“{post}”", "请核对 posts.yaml。"),
            .. from r in Book.All from post in r.KeptBy where city.FindPost(post) is { } known && !known.Permissions.Contains(Registers.Permissions.Keep)
               select Wrong(r, $"岗位“{post}”没有登记的权限 {Registers.Permissions.Keep}", "请在 posts.yaml 给这个岗位加上。"),
            .. from r in Book.All from f in r.Fields where f.From is { } source && !sources.Contains(source)
               select Wrong(r, $"没有哪个模块提供“{f.From}”的选项", "请核对 from 的写法。"),
            .. from r in Book.All from key in r.Key where r.Find(key) is not { IsRequired: true } select Wrong(r, $"作为主键的“{key}”应是必填的一项", "请改正 key。"),
            .. from r in Book.All where r.IsPublic && r.HoldsPeople select Wrong(r, "有个人信息的登记簿不能公开", "请去掉 public。"),
            .. from r in Book.All where r.HoldsPeople && !(r.Key is [var first, ..] && r.Find(first)?.Kind is FieldKind.Citizen) || r.Fields.Count(f => f.Kind is FieldKind.Citizen) != 1 && r.HoldsPeople
               select Wrong(r, "登记个人的，恰有一项公民身份号码，并且是主键的第一项", "请改正 key：人只凭号码去找。"),
        ];
    }

    private static Finding Wrong(RegisterDefinition register, string what, string remedy) =>
        Finding.Block("registers.pack", $"登记簿“{register.Name}”（{register.Code}）：{what}。", register.Under, remedy: remedy);

    private static RegisterDefinition ReadRegister(YamlMap map) => new(
        map.Text("code"), map.Text("name"), map.Text("purpose"), map.Citation("article"), map.Choice<RegisterScope>("scope"), map.Has("public") && map.Flag("public"),
        map.Texts("kept-by").ToHashSet(), map.Texts("seen-by").ToHashSet(), map.Texts("key"), [.. map.Maps("fields").Select(ReadField)]);

    private static FieldDefinition ReadField(YamlMap map)
    {
        var kind = map.Choice<FieldKind>("kind");
        var most = map.OptionalNumber("most") ?? kind switch { FieldKind.LongText => LongestLongText, FieldKind.Whole => LargestNumber, _ => LongestText };
        var values = map.Maps("values").Select(v => KeyValuePair.Create(v.Text("is"), v.Text("name")));
        return new(map.Text("name"), map.Text("label"), kind, !(map.Has("optional") && map.Flag("optional")), map.OptionalText("hint"), map.OptionalNumber("least") ?? 0, most,
            [.. map.Texts("words").Select(w => KeyValuePair.Create(w, w)), .. values], map.OptionalText("from"));
    }
}
