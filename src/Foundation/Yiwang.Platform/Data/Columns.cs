using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Yiwang.Platform.Data;

/// <summary>Columns as both engines want them; what EF's design-time tool would have written.</summary>
public static class Columns
{
    /// <summary>A whole number that the database counts up.</summary>
    public static OperationBuilder<AddColumnOperation> Counted(this ColumnsBuilder columns) =>
        columns.Column<long>(nullable: false)
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    public static OperationBuilder<AddColumnOperation> Id(this ColumnsBuilder columns) => columns.Column<Guid>(nullable: false);

    public static OperationBuilder<AddColumnOperation> Text(this ColumnsBuilder columns, int maxLength = 4000, bool nullable = false) =>
        columns.Column<string>(maxLength: maxLength, nullable: nullable);

    /// <summary>Text without a bound in the schema, for what <see cref="StoredJson"/> writes.</summary>
    public static OperationBuilder<AddColumnOperation> Json(this ColumnsBuilder columns) => columns.Column<string>(type: "text", nullable: false);

    /// <summary>An instant, stored as UTC ticks.</summary>
    public static OperationBuilder<AddColumnOperation> Instant(this ColumnsBuilder columns, bool nullable = false) => columns.Column<long>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> Day(this ColumnsBuilder columns, bool nullable = false) => columns.Column<DateOnly>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> Number(this ColumnsBuilder columns, bool nullable = false) => columns.Column<int>(nullable: nullable);

    /// <summary>Money in whole fen, or another number that may grow large.</summary>
    public static OperationBuilder<AddColumnOperation> Large(this ColumnsBuilder columns, bool nullable = false) => columns.Column<long>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> YesNo(this ColumnsBuilder columns) => columns.Column<bool>(nullable: false);

    public static OperationBuilder<AddColumnOperation> Bytes(this ColumnsBuilder columns) => columns.Column<byte[]>(nullable: false);
}
