using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Yiwang.Platform.Data;

/// <summary>A statement in words, for what LINQ can't say: full-text search, columns that are known by name only.</summary>
public static class PlainSql
{
    /// <returns>In the transaction that is open, if one is; what people typed goes in as parameters. Whoever asks opens the connection and disposes of the command.</returns>
    public static DbCommand Command(this YiwangDb db, string text)
    {
        var command = On(db.Database.GetDbConnection());
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    /// <summary>
    /// One of its own. PostgreSQL's driver keeps a connection's last command for the next question, and with it the mark that its statement is being
    /// prepared. Where the database went away in that moment the mark stays: the next question fails in the driver, or prepares what is prepared.
    /// (Near to npgsql/npgsql#6432; seen with 10.0.0 and 10.0.3.)
    /// </summary>
    private static DbCommand On(DbConnection connection) => connection is NpgsqlConnection postgres ? new NpgsqlCommand { Connection = postgres } : connection.CreateCommand();

    /// <summary>The same for what Entity Framework asks on PostgreSQL.</summary>
    internal sealed class FreshCommands : DbCommandInterceptor
    {
        public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
            InterceptionResult<DbCommand>.SuppressWithResult(On(eventData.Connection));
    }
}
