using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yiwang.Platform.Data;

/// <summary>
/// A question that commands ask all the time: taken apart once, not at every asking, which costs more than the answer. Keep it in a static field.
/// </summary>
public sealed class Question<TKey, T>
{
    // A compiled query belongs to one model, and two installations in one process, as in tests, have two.
    private readonly ConditionalWeakTable<IModel, Func<YiwangDb, TKey, IAsyncEnumerable<T>>> compiled = [];
    private readonly Func<IModel, Expression<Func<YiwangDb, TKey, IQueryable<T>>>> question;

    public Question(Expression<Func<YiwangDb, TKey, IQueryable<T>>> question) : this(_ => question) { }

    internal Question(Func<IModel, Expression<Func<YiwangDb, TKey, IQueryable<T>>>> question) => this.question = question;

    public async Task<List<T>> All(YiwangDb db, TKey key, CancellationToken ct)
    {
        var ask = compiled.GetValue(db.Model, model => EF.CompileAsyncQuery(question(model)));
        var answers = new List<T>();
        await foreach (var answer in ask(db, key).WithCancellation(ct)) answers.Add(answer);
        return answers;
    }

    /// <summary>The only answer, or none.</summary>
    public async Task<T?> One(YiwangDb db, TKey key, CancellationToken ct) => (await All(db, key, ct)).SingleOrDefault();
}

/// <summary>The same about three values: Entity Framework doesn't look into a key that is made of parts.</summary>
public sealed class Question<TFirst, TSecond, TThird, T>(Expression<Func<YiwangDb, TFirst, TSecond, TThird, IQueryable<T>>> question)
{
    private readonly ConditionalWeakTable<IModel, Func<YiwangDb, TFirst, TSecond, TThird, IAsyncEnumerable<T>>> compiled = [];

    public async Task<List<T>> All(YiwangDb db, TFirst first, TSecond second, TThird third, CancellationToken ct)
    {
        var ask = compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(question));
        var answers = new List<T>();
        await foreach (var answer in ask(db, first, second, third).WithCancellation(ct)) answers.Add(answer);
        return answers;
    }
}

/// <summary>Finds by primary key as Entity Framework's own FindAsync does, at half its price.</summary>
public static class KeyLookup
{
    /// <summary>What this context already holds, saved or not; else what the database has; else null.</summary>
    public static async Task<T?> ByKey<T, TKey>(this DbSet<T> set, TKey key, CancellationToken ct) where T : class where TKey : notnull =>
        set.Local.FindEntry(key)?.Entity ?? await Keyed<T, TKey>.Question.One((YiwangDb)set.GetService<ICurrentDbContext>().Context, key, ct);

    private static class Keyed<T, TKey> where T : class
    {
        public static readonly Question<TKey, T> Question = new(model =>
        {
            var (one, wanted) = (Expression.Parameter(typeof(T), "one"), Expression.Parameter(typeof(TKey), "wanted"));
            var name = model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single().Name;
            var key = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TKey)], one, Expression.Constant(name));
            var db = Expression.Parameter(typeof(YiwangDb), "db");
            var all = Expression.Call(db, typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(typeof(T)));
            var found = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(T)], all, Expression.Quote(Expression.Lambda<Func<T, bool>>(Expression.Equal(key, wanted), one)));
            return Expression.Lambda<Func<YiwangDb, TKey, IQueryable<T>>>(found, db, wanted);
        });
    }
}
