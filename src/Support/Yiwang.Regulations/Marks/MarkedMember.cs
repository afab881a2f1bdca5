using System.Reflection.Metadata;
using Yiwang.Kernel;

namespace Yiwang.Regulations.Marks;

/// <summary>A type or member that carries marks: of the platform, a rule; of a test assembly, a proof.</summary>
/// <param name="Type">Full name, with + for nesting.</param>
/// <param name="Member">Empty where the whole type is marked.</param>
internal sealed record MarkedMember(
    string Assembly, string Type, string Member, IReadOnlyList<string> Requirements, IReadOnlyList<Citation> Articles)
{
    /// <summary>Type and member without the namespace, as a reader of the code would look for it.</summary>
    public string Name => Type[(Type.LastIndexOf('.') + 1)..] + (Member.Length > 0 ? $".{Member}" : "");
}

/// <summary>The marks use only strings and whole numbers; every other type is known by name alone.</summary>
internal sealed class PlainTypes : ICustomAttributeTypeProvider<string>
{
    public static readonly PlainTypes Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSystemType() => "System.Type";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeReference(handle).Name);

    public string GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == "System.Type";
}
