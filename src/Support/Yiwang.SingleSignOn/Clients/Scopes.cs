using Yiwang.Design;

namespace Yiwang.SingleSignOn.Clients;

/// <summary>What another system may ask to be told about a person, by the scope's name in OpenID Connect.</summary>
/// <param name="Short">For lists.</param>
/// <param name="Words">As the person reads it on the consent page.</param>
/// <param name="Masked">The same where the client needs no plain value; null where there is nothing to mask.</param>
/// <param name="IsSensitive">敏感个人信息: asked for apart, and only of clients that were allowed it.</param>
internal sealed record Scope(string Name, string Short, string Words, string? Masked = null, bool IsSensitive = false)
{
    public const string OpenId = "openid", Profile = "profile", Phone = "phone", CitizenNumber = "citizen_number", Post = "post";

    public static IReadOnlyList<Scope> All { get; } =
    [
        new(OpenId, "编号", "一个只给这个系统用的编号，用来认出您"),
        new(Profile, "姓名", "姓名，以及是办事人还是工作人员", "遮住后几个字的姓名，以及是办事人还是工作人员"),
        new(Phone, "手机号码", "手机号码", "遮住中间几位的手机号码"),
        new(CitizenNumber, "公民身份号码", "公民身份号码", "遮住中间几位的公民身份号码", IsSensitive: true),
        new(Post, "岗位和单位", "工作人员的岗位和单位"),
    ];

    /// <summary>All but the one that every client has.</summary>
    public static IReadOnlyList<Scope> Grantable { get; } = [.. All.Where(s => s.Name != OpenId)];

    public static IReadOnlyList<Choice> Choices { get; } = [.. Grantable.Select(s => new Choice(s.Name, s.Words, s.IsSensitive ? "敏感个人信息：只给办事离不开它的系统" : null))];

    public static IReadOnlyList<Choice> PlainChoices { get; } = [.. Grantable.Where(s => s.Masked is not null).Select(s => new Choice(s.Name, s.Words))];

    public static Scope Get(string name) => All.First(s => s.Name == name);
}
