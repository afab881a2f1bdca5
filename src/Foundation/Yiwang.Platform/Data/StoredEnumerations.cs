using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Yiwang.Platform.Data;

/// <summary>
/// An enumeration is stored under its name. Entity Framework does the same with some fifty generic methods for each enumeration, which no
/// compiler can make ahead of time: they were half of what was compiled at every start. These are the same for all of them.
/// </summary>
internal sealed class StoredEnumerations : IRelationalTypeMappingSourcePlugin
{
    private readonly bool unbounded;

    public StoredEnumerations(IDatabaseProvider provider) => unbounded = provider.Name.EndsWith("Sqlite", StringComparison.Ordinal);

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo)
    {
        if (mappingInfo.ClrType is not { IsEnum: true } enumeration) return null;
        var storeType = unbounded ? "TEXT" : mappingInfo.Size is { } size ? $"character varying({size})" : "text";
        return new Mapping(enumeration, mappingInfo.StoreTypeName ?? storeType, mappingInfo.Size);
    }

    private sealed class Mapping : StringTypeMapping
    {
        public Mapping(Type enumeration, string storeType, int? size) : this(enumeration, new ByName(enumeration), SameMember(enumeration), storeType, size)
        {
        }

        private Mapping(Type enumeration, ByName byName, ValueComparer same, string storeType, int? size)
            : this(new RelationalTypeMappingParameters(
                new CoreTypeMappingParameters(enumeration, byName, same, same, jsonValueReaderWriter: InJson(enumeration, byName)), storeType, StoreTypePostfix.None, System.Data.DbType.String, unicode: true, size))
        {
        }

        private Mapping(RelationalTypeMappingParameters parameters) : base(parameters)
        {
        }

        protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new Mapping(parameters);
    }

    private sealed class ByName(Type enumeration) : ValueConverter(Written(enumeration), Read(enumeration))
    {
        public override Type ModelClrType => enumeration;

        public override Type ProviderClrType => typeof(string);

        public override Func<object?, object?> ConvertToProvider => value => value?.ToString();

        public override Func<object?, object?> ConvertFromProvider => name => name is null ? null : Members.Of(enumeration).Called((string)name);

        public override Expression ConstructorExpression => Expression.New(GetType().GetConstructors()[0], Expression.Constant(enumeration));

        private static LambdaExpression Written(Type enumeration)
        {
            var value = Expression.Parameter(enumeration, "value");
            return Expression.Lambda(Expression.Call(value, nameof(ToString), null), value);
        }

        private static LambdaExpression Read(Type enumeration)
        {
            var name = Expression.Parameter(typeof(string), "name");
            var member = Expression.Call(Expression.Constant(Members.Of(enumeration)), nameof(Members.Called), null, name);
            return Expression.Lambda(Expression.Convert(member, enumeration), name);
        }
    }

    // For a list of members in a query's parameters.
    private static JsonValueReaderWriter InJson(Type enumeration, ByName byName) =>
        (JsonValueReaderWriter)Activator.CreateInstance(typeof(JsonConvertedValueReaderWriter<,>).MakeGenericType(enumeration, typeof(string)),
            JsonStringReaderWriter.Instance, byName)!;

    // Of the library's own kind, which its snapshots ask for; given the three expressions, it doesn't search for them type by type.
    private static ValueComparer SameMember(Type enumeration)
    {
        var (left, right) = (Expression.Parameter(enumeration, "left"), Expression.Parameter(enumeration, "right"));
        return (ValueComparer)Activator.CreateInstance(typeof(ValueComparer<>).MakeGenericType(enumeration),
            Expression.Lambda(Expression.Equal(left, right), left, right),
            Expression.Lambda(Expression.Convert(left, typeof(int)), left),
            Expression.Lambda(left, left))!;
    }

    /// <summary>The members of one enumeration by name, each boxed once.</summary>
    private sealed class Members(Type enumeration)
    {
        private static readonly ConcurrentDictionary<Type, Members> Known = new();

        private readonly Dictionary<string, object> byName = Enum.GetNames(enumeration).ToDictionary(n => n, n => Enum.Parse(enumeration, n), StringComparer.Ordinal);

        public static Members Of(Type enumeration) => Known.GetOrAdd(enumeration, e => new Members(e));

        /// <exception cref="ArgumentException">No member is called so: the row was not written by this program.</exception>
        public object Called(string name) => byName.TryGetValue(name, out var member) ? member : Enum.Parse(enumeration, name);
    }
}

/// <summary>Makes <see cref="StoredEnumerations"/> known to Entity Framework.</summary>
internal sealed class StoredEnumerationsExtension : IDbContextOptionsExtension
{
    private Facts? info;

    public DbContextOptionsExtensionInfo Info => info ??= new Facts(this);

    public void ApplyServices(IServiceCollection services) =>
        new EntityFrameworkRelationalServicesBuilder(services).TryAdd<IRelationalTypeMappingSourcePlugin, StoredEnumerations>();

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class Facts(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Facts;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }
    }
}
