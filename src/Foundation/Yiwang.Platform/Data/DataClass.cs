namespace Yiwang.Platform.Data;

/// <summary>
/// How carefully a column is kept. The words are those of the Personal Information Protection Law (个人信息, 敏感个人信息) and of the grading
/// that LF-SZ-227 and SW-SZ-196 ask for; 重要数据 and 核心数据 of the Data Security Law have no place in this system.
/// </summary>
public enum DataClass
{
    /// <summary>公开: anybody may see it.</summary>
    Public,

    /// <summary>内部: about work and institutions, not about a person.</summary>
    Internal,

    /// <summary>个人信息: about a natural person who is named or can be found through it.</summary>
    Personal,

    /// <summary>敏感个人信息: identifiers, telephone numbers, health, children below fourteen. Sealed, or the reason stands beside it.</summary>
    Sensitive,

    /// <summary>秘密: keys, and what opens a door. Sealed, hashed under a key, or the reason stands beside it.</summary>
    Secret,
}

/// <summary>
/// Beside a mapping: what its table holds. Without columns it is for all of them that no other line names. Read by the report and by the
/// test that no column goes without; nothing of it costs a start anything.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class HoldsAttribute(DataClass dataClass, params string[] columns) : Attribute
{
    public DataClass Class { get; } = dataClass;

    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The entity, where the class maps several or one that another owns.</summary>
    public Type? Of { get; init; }

    /// <summary>Why a sensitive or secret column lies unsealed; shown in the report.</summary>
    public string Open { get; init; } = "";
}
