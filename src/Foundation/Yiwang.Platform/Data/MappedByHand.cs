using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Yiwang.Platform.Data;

/// <summary>
/// Every table is mapped in words, in its module: nothing is read from attributes, and no relation is guessed from names. Entity Framework
/// would look for both at every property, which was a fifth of the time until the first page.
/// </summary>
internal static class MappedByHand
{
    public static void Only(ConventionSetBuilder conventions)
    {
        conventions.Remove<BackingFieldAttributeConvention>();
        conventions.Remove<ComplexTypeAttributeConvention>();
        conventions.Remove<ConcurrencyCheckAttributeConvention>();
        conventions.Remove<DatabaseGeneratedAttributeConvention>();
        conventions.Remove<DeleteBehaviorAttributeConvention>();
        conventions.Remove<EntityTypeConfigurationAttributeConvention>();
        conventions.Remove<ForeignKeyAttributeConvention>();
        conventions.Remove<IndexAttributeConvention>();
        conventions.Remove<InversePropertyAttributeConvention>();
        conventions.Remove<KeyAttributeConvention>();
        conventions.Remove<KeylessAttributeConvention>();
        conventions.Remove<MaxLengthAttributeConvention>();
        conventions.Remove<NavigationBackingFieldAttributeConvention>();
        conventions.Remove<NotMappedMemberAttributeConvention>();
        conventions.Remove<NotMappedTypeAttributeConvention>();
        conventions.Remove<OwnedAttributeConvention>();
        conventions.Remove<PrecisionAttributeConvention>();
        conventions.Remove<RequiredNavigationAttributeConvention>();
        conventions.Remove<RequiredPropertyAttributeConvention>();
        conventions.Remove<StringLengthAttributeConvention>();
        conventions.Remove<TimestampAttributeConvention>();
        conventions.Remove<UnicodeAttributeConvention>();
        conventions.Remove<RelationalColumnAttributeConvention>();
        conventions.Remove<RelationalColumnCommentAttributeConvention>();
        conventions.Remove<RelationalDbFunctionAttributeConvention>();
        conventions.Remove<RelationalNavigationJsonPropertyNameAttributeConvention>();
        conventions.Remove<RelationalPropertyJsonPropertyNameAttributeConvention>();
        conventions.Remove<RelationalTableAttributeConvention>();
        conventions.Remove<RelationalTableCommentAttributeConvention>();
        conventions.Remove<RelationshipDiscoveryConvention>();
        conventions.Remove<ComplexPropertyDiscoveryConvention>();
    }
}
