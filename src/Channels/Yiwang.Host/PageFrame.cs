using Microsoft.AspNetCore.Components;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;

namespace Yiwang.Host;

/// <summary>What stands around every page, for whoever asked for it.</summary>
internal sealed class PageFrame(CityDirectory city, YiwangOptions options, CurrentUser user, TimeProvider clock, IHttpContextAccessor http) : IPageFrame
{
    private static readonly NavItem[] PublicPlaces =
    [
        new("首页", "/"), new("我要办事", "/services/rehabilitation-aid"), new("我的办件", "/my/cases"), new("我的消息", "/my/messages"), new("规章", "/regulations"),
    ];

    private static readonly NavItem[] StaffPlaces =
    [
        new("工作台", "/staff"), new("待办", "/staff/inbox"), new("办件", "/staff/cases"), new("待安排", "/staff/rehabilitation-aid/waiting"), new("康复服务", "/staff/care"),
        new("本机构", "/staff/institution"), new("康复机构", "/staff/institutions"), new("机构检查", "/staff/inspections"), new("定点认定", "/staff/designation"), new("信用反馈", "/staff/credit/feedback"), new("福利机构", "/staff/welfare-institutions"),
        new("登记筛查", "/staff/rehabilitation-aid/screening"), new("转介儿童", "/staff/rehabilitation-aid/referrals"), new("发现告知", "/staff/rehabilitation-aid/clues"), new("入学衔接", "/staff/schooling"),
        new("结算", "/staff/settlements"), new("付款单", "/staff/payments"), new("资金监督", "/staff/supervision"), new("非定点", "/staff/settlements/outside"), new("停业日", "/staff/closures"),
        new("资金", "/staff/rehabilitation-aid/budget"), new("救助计划", "/staff/rehabilitation-aid/plan"), new("指标", "/staff/rehabilitation-aid/indicators"), new("年度报送", "/staff/rehabilitation-aid/annual-report"),
        new("各县年报", "/staff/rehabilitation-aid/annual-reports"), new("定期公开", "/staff/rehabilitation-aid/publications"),
        new("农村厕所", "/staff/rural-toilets"), new("合同", "/staff/contracts"), new("合同合法性审查", "/staff/contracts/reviews"), new("检查合同文本", "/staff/contracts/check"), new("付款前查备案", "/staff/contracts/clearance"), new("外出报备", "/staff/absences"), new("任免登记", "/staff/appointments"), new("谁在任", "/staff/appointments/in-office"), new("空缺岗位", "/staff/appointments/vacancies"), new("登记簿", "/staff/registers"),
        new("规章", "/regulations"), new("公报", "/staff/gazettes"), new("修订比较", "/staff/amendments"), new("规范性文件", "/staff/normative"), new("文件起草", "/staff/drafts"),
        new("清理", "/staff/clean-ups"), new("试算", "/staff/replays"), new("矛盾", "/staff/contradictions"),
        new("接入系统", "/staff/clients"), new("运行", "/staff/operations"), new("账号管理", "/staff/accounts"), new("证据", "/staff/evidence"), new("演示发件箱", "/demo/outbox"),
    ];

    private static readonly NavItem[] FooterPlaces = [new("规章", "/regulations"), new("政府公报", "/gazettes"), new("文件效力", "/normative"), new("登记簿", "/registers"), new("界面组件", "/design")];

    public string CityName => city.CityName;

    public bool IsDemonstration => options.Demonstration;

    public DateOnly BusinessDate => clock.Today();

    public string? UserName => user.IsSignedIn ? user.DisplayName : null;

    public string? UserPost => user.IsOfficer ? $"{user.InstitutionName} · {user.PostName}" : null;

    public string? UserPostHref => user.IsOfficer ? "/staff/acting-post" : null;

    public bool IsOfficer => user.IsOfficer;

    public string? ActingForHref => user.IsSignedIn && !user.IsOfficer ? "/my/acting-for" : null;

    public string? ActsForName => user.ActsFor?.Name;

    public IReadOnlyList<NavItem> Navigation => IsStaffSide ? PlacesFor(StaffPlaces)
        : user.IsOfficer ? [.. PlacesFor(PublicPlaces), .. PlacesFor([new("工作台", "/staff")])]
        : PlacesFor(PublicPlaces);

    public IReadOnlyList<NavItem> FooterLinks => PlacesFor(FooterPlaces);

    public string? DemonstrationHref => options.Demonstration ? "/demo/date" : null;

    private bool IsStaffSide => http.HttpContext?.Request.Path.StartsWithSegments("/staff") == true;

    /// <summary>Somebody who hasn't signed in sees what signing in as a member of the public would open; others what their post opens.</summary>
    private NavItem[] PlacesFor(NavItem[] places)
    {
        var allowed = user.IsSignedIn ? user.Permissions : city.GetPost(Posts.Public).Permissions;
        return [.. places.Where(p => Pages.MayOpen(p.Href, allowed))];
    }

    /// <summary>The pages that there are, with the permission that each asks for; a place that no module has a page for isn't offered.</summary>
    private static class Pages
    {
        private static readonly Dictionary<string, string?> PermissionByAddress = Modules.All
            .Select(m => m.GetType().Assembly).Append(typeof(PublicLayout).Assembly).Distinct()
            .SelectMany(a => a.GetExportedTypes().Where(t => t.IsAssignableTo(typeof(IComponent))))
            .SelectMany(page => page.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()
                .Select(route => (route.Template, Permission: RequirementOf(page))))
            .ToDictionary(p => p.Template, p => p.Permission);

        public static bool MayOpen(string address, IReadOnlySet<string> allowed) =>
            PermissionByAddress.TryGetValue(address, out var permission) && (permission is null || allowed.Contains(permission));

        private static string? RequirementOf(Type page) =>
            page.GetCustomAttributes(typeof(RequiresAttribute), inherit: false).Cast<RequiresAttribute>().FirstOrDefault()?.Permission;
    }
}
