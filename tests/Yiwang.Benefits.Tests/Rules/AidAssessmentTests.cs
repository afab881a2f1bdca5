using System.Text.Json;
using System.Text.Json.Nodes;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class AidAssessmentTests
{
    private const string Lufeng = """
        {
          "appliedOn": "2026-03-02",
          "child": { "birthDate": "2022-03-05", "householdRegion": "441581", "disabilities": ["hearing"], "degree": "severe", "disabilityCertificate": true },
          "application": { "place": "household", "region": "441581", "indication": { "isIndicated": true, "assessedBy": "示例评估机构", "assessedOn": "2026-02-20" } },
          "services": [
            { "service": "cochlear-implant", "surgeryOn": "2026-03-20", "evaluatedSuitable": true, "meetsInsuranceRules": true, "hasValidReceipt": true, "ownPaymentYuan": 9000.5 },
            { "service": "full-time-training", "institution": { "region": "441581", "organiser": "private" }, "months": ["2026-04", "2026-05", "2026-06"], "unqualifiedMonths": ["2026-07"] }
          ]
        }
        """;

    [Fact]
    public void A_described_child_gets_findings_materials_and_amounts()
    {
        var answer = AidAssessment.Run(Lufeng, Library);

        Assert.True(answer.Eligible && !answer.Blocks);
        Assert.Equal([9000_50, 6000_00], answer.Services.Select(s => s.AmountInFen));
        Assert.Equal(15000_50, answer.TotalInFen);
        Assert.Equal(["application-form", "identity", "disability"], answer.Materials.Select(m => m.Id));

        var json = JsonNode.Parse(answer.ToJson())!;
        Assert.Equal(15000_50, (long)json["totalInFen"]!);
        Assert.Equal("陆府办〔2024〕演示1号", (string)json["rulebook"]!["continuation"]!["number"]!);
        Assert.Contains("汕府办〔2019〕21号第五条", json["findings"]!.AsArray().Select(f => (string?)f!["article"]));
        Assert.Contains("supplement-stops-clock", json["rulebook"]!["localSettings"]!.AsArray().Select(s => (string)s!["key"]!));
    }

    [Article(Law.ShanweiRehabilitationAid, 28, 2)]
    [Fact(DisplayName = "第二十八条：陆河县没有继续施行的决定，新申请只因这一条被拒")]
    public void A_county_without_a_decision_refuses_with_exactly_that_finding()
    {
        var answer = AidAssessment.Run(Lufeng.Replace("441581", Luhe), Library);

        Assert.False(answer.Eligible);
        Assert.Equal("aid.document.expired", Assert.Single(answer.Findings, f => f.Severity is Severity.Blocks).Code);
        Assert.Equal((0, 0), (answer.Services.Count, answer.TotalInFen));
    }

    [Theory]
    [InlineData("\"birthDate\": \"2022-03-05\"", "\"birthDate\": \"2022-02-30\"", "/child/birthDate")]
    [InlineData("\"birthDate\"", "\"birthdate\"", "/child/birthdate")]
    [InlineData("[\"hearing\"]", "[\"hearing\", \"taste\"]", "/child/disabilities/1")]
    [InlineData("\"place\": \"household\"", "\"place\": \"anywhere\"", "/application/place")]
    [InlineData("\"region\": \"441581\", \"indication\"", "\"region\": \"4415\", \"indication\"", "/application/region")]
    [InlineData("9000.5", "-1", "/services/0/ownPaymentYuan")]
    [InlineData("9000.5", "9000.555", "/services/0/ownPaymentYuan")]
    [InlineData("9000.5", "\"9000\"", "/services/0/ownPaymentYuan")]
    [InlineData("9000.5", "1e300", "/services/0/ownPaymentYuan")]
    [InlineData("\"2026-05\"", "\"2026-13\"", "/services/1/months/1")]
    [InlineData("\"full-time-training\"", "\"swimming\"", "/services/1/service")]
    public void Bad_input_is_told_with_its_pointer(string right, string wrong, string where)
    {
        Assert.Contains(right, Lufeng);
        var answer = AidAssessment.Run(Lufeng.Replace(right, wrong), Library);

        Assert.False(answer.Eligible);
        Assert.Contains(where, answer.Findings.Select(f => f.Where));
        Assert.NotNull(JsonNode.Parse(answer.ToJson()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"child\": [], \"application\": 3, \"appliedOn\": {}}")]
    public void Nonsense_is_refused_and_never_thrown(string json)
    {
        var answer = AidAssessment.Run(json, Library);

        Assert.True(answer.Blocks);
        Assert.All(answer.Findings, f => Assert.StartsWith("input.", f.Code));
    }

    [Fact]
    public void Training_records_decide_a_month_and_its_gaps_are_told()
    {
        var record = """{ "month": "2026-03", "days": [{ "on": "2026-03-03", "minutes": 270 }], "singles": [{ "on": "2026-03-03", "minutes": 60 }] }""";
        var answer = AidAssessment.Run(Lufeng.Replace("\"unqualifiedMonths\": [\"2026-07\"]", $"\"records\": [{record}]"), Library);

        Assert.Equal(6000_00, answer.Services[1].AmountInFen);
        Assert.Contains(answer.Services[1].Findings, f => f is { Code: "aid.hours.day", Severity: Severity.Warns });
        Assert.Equal(8000_00, AidAssessment.Run(Lufeng.Replace("\"unqualifiedMonths\": [\"2026-07\"]", $"\"records\": [{record.Replace("270", "300")}]"), Library).Services[1].AmountInFen);
    }

    [Fact]
    public void The_schema_lists_the_same_words_and_its_examples_are_accepted()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "docs", "schemas", "aid-assess.schema.json")))!;

        foreach (var example in schema["examples"]!.AsArray())
            Assert.DoesNotContain(AidAssessment.Run(example!.ToJsonString(), Library).Findings, f => f.Code.StartsWith("input.", StringComparison.Ordinal));
        foreach (var (def, type) in new (string, Type)[] { ("disability", typeof(Disability)), ("degree", typeof(Degree)), ("place", typeof(Place)), ("applicant", typeof(ApplicantKind)), ("schooling", typeof(Schooling)), ("organiser", typeof(Organiser)), ("service", typeof(ServiceWord)) })
            Assert.Equal(Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName), schema["$defs"]![def]!["enum"]!.AsArray().Select(e => (string)e!));
    }
}
