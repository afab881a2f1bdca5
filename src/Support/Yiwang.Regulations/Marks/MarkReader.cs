using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Yiwang.Kernel;

namespace Yiwang.Regulations.Marks;

/// <summary>
/// Finds [Article] and [Requirement] in an assembly by its metadata, without loading it: a test assembly needs no runner,
/// no dependency is resolved, nothing is locked, and rules and tests are read by the same walker.
/// </summary>
internal static class MarkReader
{
    private const string MarksNamespace = "Yiwang.Kernel";

    public static IReadOnlyList<MarkedMember> Read(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        if (!file.HasMetadata) return [];

        var metadata = file.GetMetadataReader();
        var assembly = Path.GetFileNameWithoutExtension(assemblyPath);
        return
        [
            .. metadata.CustomAttributes.Select(metadata.GetCustomAttribute)
                .Select(attribute => (attribute.Parent, Name: NameOf(metadata, attribute), Value: attribute))
                .Where(a => a.Name is nameof(ArticleAttribute) or nameof(RequirementAttribute))
                .GroupBy(a => a.Parent)
                .Select(member => Describe(metadata, assembly, member.Key, [.. member.Select(m => (m.Name, m.Value.DecodeValue(PlainTypes.Instance)))]))
                .OrderBy(m => m.Type, StringComparer.Ordinal).ThenBy(m => m.Member, StringComparer.Ordinal),
        ];
    }

    /// <summary>The platform's own assemblies in a folder; not those of its tests.</summary>
    public static IReadOnlyList<MarkedMember> ReadSources(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "Yiwang.*.dll").Order(StringComparer.Ordinal)
            .Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal) && !path.EndsWith("Yiwang.Testing.dll", StringComparison.Ordinal))
            .SelectMany(Read),
    ];

    private static MarkedMember Describe(
        MetadataReader metadata, string assembly, EntityHandle parent, IReadOnlyList<(string Name, CustomAttributeValue<string> Value)> marks)
    {
        var (type, member) = Locate(metadata, parent);
        return new(assembly, type, member,
            [.. marks.Where(m => m.Name == nameof(RequirementAttribute)).Select(m => (string)m.Value.FixedArguments[0].Value!).Order(StringComparer.Ordinal)],
            [.. marks.Where(m => m.Name == nameof(ArticleAttribute)).Select(m => ReadArticle(m.Value)).OrderBy(c => c.Key, StringComparer.Ordinal)]);
    }

    private static Citation ReadArticle(CustomAttributeValue<string> value)
    {
        int Named(string name) => value.NamedArguments.FirstOrDefault(a => a.Name == name).Value as int? ?? 0;

        var law = (string)value.FixedArguments[0].Value!;
        if (value.FixedArguments[1].Value is string place) return Citation.Parse(place).In(law);
        return Citation.Of(law, (int)value.FixedArguments[1].Value!, (int)value.FixedArguments[2].Value!,
            Named(nameof(ArticleAttribute.Item)), Named(nameof(ArticleAttribute.SubItem)));
    }

    private static (string Type, string Member) Locate(MetadataReader metadata, EntityHandle parent)
    {
        switch (parent.Kind)
        {
            case HandleKind.TypeDefinition:
                return (TypeName(metadata, (TypeDefinitionHandle)parent), "");
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)parent);
                return (TypeName(metadata, method.GetDeclaringType()), metadata.GetString(method.Name));
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)parent);
                return (TypeName(metadata, field.GetDeclaringType()), metadata.GetString(field.Name));
            case HandleKind.PropertyDefinition:
                var property = metadata.GetPropertyDefinition((PropertyDefinitionHandle)parent);
                var accessors = property.GetAccessors();
                var accessor = accessors.Getter.IsNil ? accessors.Setter : accessors.Getter;
                return (TypeName(metadata, metadata.GetMethodDefinition(accessor).GetDeclaringType()), metadata.GetString(property.Name));
            default:
                throw new InvalidDataException($"A mark can't stand on a {parent.Kind}.");
        }
    }

    // As runners write it in their results: Namespace.Outer+Inner.
    private static string TypeName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil) return $"{TypeName(metadata, type.GetDeclaringType())}+{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute)
    {
        var (space, name) = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent =>
                (metadata.GetTypeReference((TypeReferenceHandle)parent).Namespace, metadata.GetTypeReference((TypeReferenceHandle)parent).Name),
            HandleKind.MethodDefinition when metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType() is var own =>
                (metadata.GetTypeDefinition(own).Namespace, metadata.GetTypeDefinition(own).Name),
            _ => default,
        };
        return !name.IsNil && metadata.StringComparer.Equals(space, MarksNamespace) ? metadata.GetString(name) : "";
    }
}
