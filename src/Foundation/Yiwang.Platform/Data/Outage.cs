using System.ComponentModel;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yiwang.Platform.Data;

/// <summary>What has failed below the platform.</summary>
public enum OutageKind
{
    DatabaseAway,
    DiskFull,
    DiskUnwritable,
}

/// <summary>
/// Tells a fault of ours from what is nobody's fault here and passes by itself, or once somebody has made room. Whoever meets the second is told
/// to come back; nothing has to be mended by hand afterwards.
/// </summary>
public static class Outage
{
    // errno: EIO, EFBIG, ENOSPC, EROFS, EDQUOT.
    private const int IoError = 5, TooLarge = 27, NoSpace = 28, ReadOnly = 30, OverQuota = 122;

    /// <returns>Null where it is a fault like any other.</returns>
    public static OutageKind? KindOf(Exception fault)
    {
        for (var one = fault; one is not null; one = one.InnerException)
        {
            if (Of(one) is { } kind) return kind;
        }

        return null;
    }

    private static OutageKind? Of(Exception fault) => fault switch
    {
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
        PostgresException postgres => OfPostgres(postgres.SqlState),
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => OutageKind.DatabaseAway,
        IOException file => OfErrno(file.HResult),
        Win32Exception call => OfErrno(call.NativeErrorCode),
        _ => null,
    };

    // 5, 6: another process holds it. 13: full. 8, 10, 14: read-only, not written, not opened.
    private static OutageKind? OfSqlite(int code) => code switch
    {
        5 or 6 => OutageKind.DatabaseAway,
        13 => OutageKind.DiskFull,
        8 or 10 or 14 => OutageKind.DiskUnwritable,
        _ => null,
    };

    // 08: the connection; 53: no connection or memory left; 57P: shut down, crashed, starting. 25006: a standby that takes no writes.
    private static OutageKind? OfPostgres(string state) => state switch
    {
        "53100" => OutageKind.DiskFull,
        "58030" or "25006" => OutageKind.DiskUnwritable,
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] => OutageKind.DatabaseAway,
        _ => null,
    };

    private static OutageKind? OfErrno(int error) => error switch
    {
        NoSpace or OverQuota => OutageKind.DiskFull,
        IoError or TooLarge or ReadOnly => OutageKind.DiskUnwritable,
        _ => null,
    };
}
