using System.Text;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>核对了、在导入、导入完.</summary>
internal enum ImportState { Checked, Running, Finished }

/// <summary>What the check of a whole table found.</summary>
internal sealed record ImportCount(int Rows, int Good, int Known, int Faulty);

/// <summary>A table of contracts of the time of paper: checked, confirmed by a person, then entered part by part. Where it stands is stored with each part.</summary>
internal sealed class ContractImport : Aggregate
{
    private ContractImport() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string FileName { get; private set; } = "";
    public string Hash { get; private init; } = "";

    /// <summary>Who handles rows that name nobody; null for the verb.</summary>
    public Guid? Uploader { get; private set; }
    public DateTimeOffset CheckedAt { get; private set; }
    public ImportState State { get; private set; }
    public int Rows { get; private set; }
    public int Good { get; private set; }
    public int Known { get; private set; }
    public int Faulty { get; private set; }

    /// <summary>So many rows are done with; the next part begins there.</summary>
    public int Next { get; private set; }
    public int Entered { get; private set; }
    public int Revision { get; private set; }

    public string Href => $"/staff/contracts/import/{Id}";

    /// <summary>The same bytes for the same department are the same import.</summary>
    public static Guid IdOf(string institution, string hash) => new(Sm3.Hash(Encoding.UTF8.GetBytes($"{institution}\n{hash}")).AsSpan(0, 16));

    public static ContractImport Of(string institution, StoredFile file, Guid? uploader) => new() { Id = IdOf(institution, file.Hash), Institution = institution, Hash = file.Hash, FileName = file.Name, Uploader = uploader };

    public void Checked(ImportCount count, string fileName, Guid? uploader, DateTimeOffset at)
    {
        (Rows, Good, Known, Faulty, Next, Entered, State) = (count.Rows, count.Good, count.Known, count.Faulty, 0, 0, ImportState.Checked);
        (FileName, Uploader, CheckedAt, Revision) = (fileName, uploader ?? Uploader, at, Revision + 1);
        Record(new ImportChecked(Id, count.Rows, count.Good, count.Faulty));
    }

    public Outcome Confirm()
    {
        if (State is not ImportState.Checked) return Outcome.Done; // a second press
        if (Good == 0) return Outcome.Refused("contract.import-nothing", "这张表里没有可以导入的行。", where: "confirm", remedy: Faulty > 0 ? "请照下面逐行改正，再上传。" : "表里的合同都已经导入过了。");
        (State, Revision) = (ImportState.Running, Revision + 1);
        Record(new ImportConfirmed(Id, Good));
        return Outcome.Done;
    }

    public void Went(int next, int entered)
    {
        (Next, Entered, Revision) = (next, Entered + entered, Revision + 1);
        if (Next < Rows) return;
        State = ImportState.Finished;
        Record(new ImportFinished(Id, Entered));
    }
}

/// <summary>One fault of one row, until the table is checked again.</summary>
internal sealed class ImportFault
{
    public required Guid ImportId { get; init; }

    /// <summary>From 1, in the order of the rows.</summary>
    public required int Ordinal { get; init; }
    public required int Line { get; init; }
    public required string Column { get; init; }
    public required string Reason { get; init; }
    public required string Remedy { get; init; }

    /// <summary>The article, as text; empty where it only can't be read.</summary>
    public required string Under { get; init; }
}
