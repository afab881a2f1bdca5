using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yiwang.Platform.Data;

/// <summary>
/// A connection to SQLite that stays open, with its compiled statements, as long as the pooled context that has it. The driver would
/// compile every statement anew, which costs as much as running it.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    // More than the product has; a question with a list in it has a text for each length.
    private const int MostStatements = 400;

    private readonly Dictionary<string, KeptCommand> shelf = [];
    private bool isDisposing;

    public override void Close()
    {
        if (isDisposing) base.Close();
        else Transaction?.Dispose(); // what is unfinished is undone, as closing would
    }

    /// <summary>Lets go of the file, whose end has come; what is asked next opens the one that stands there then.</summary>
    public void LetGo()
    {
        isDisposing = true;
        base.Close();
        shelf.Clear();
        isDisposing = false;
    }

    protected override void Dispose(bool disposing)
    {
        isDisposing = true;
        base.Dispose(disposing);
    }

    private SqliteCommand Keep(SqliteCommand asked)
    {
        if (!shelf.TryGetValue(asked.CommandText, out var known))
        {
            if (shelf.Count >= MostStatements) return asked;
            shelf.Add(asked.CommandText, known = new KeptCommand(asked.CommandText, this));
        }

        if (!known.Take(asked)) return asked; // its last answers are still being read
        asked.Dispose();
        return known;
    }

    /// <summary>Whoever has used it disposes it, which gives it back; the connection that closes disposes it in earnest.</summary>
    private sealed class KeptCommand(string text, KeptConnection connection) : SqliteCommand(text, connection)
    {
        private bool isTaken;

        public bool Take(SqliteCommand asked)
        {
            if (isTaken) return false;
            (isTaken, Transaction, CommandTimeout) = (true, asked.Transaction, asked.CommandTimeout);
            foreach (SqliteParameter parameter in asked.Parameters) Parameters.Add(parameter);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (!isTaken || connection.isDisposing)
            {
                base.Dispose(disposing);
                return;
            }

            Parameters.Clear();
            Transaction = null;
            isTaken = false;
        }
    }

    /// <summary>Gives contexts such a connection, and their questions and rows its statements.</summary>
    internal sealed class Connections : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(eventData.ConnectionString!));
    }

    internal sealed class Statements : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
            IsAskedOften(eventData.CommandSource) && result is SqliteCommand { Connection: KeptConnection connection } asked ? connection.Keep(asked) : result;

        private static bool IsAskedOften(CommandSource source) => source is CommandSource.LinqQuery or CommandSource.FromSqlQuery or CommandSource.SaveChanges;
    }
}
