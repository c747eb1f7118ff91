using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OmicsOracle.Infrastructure.Catalog.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Facts",
                columns: table => new
                {
                    StoreId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Records = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsStarter = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Facts", x => x.StoreId);
                });

            migrationBuilder.CreateTable(
                name: "Records",
                columns: table => new
                {
                    Uid = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Records", x => x.Uid);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Records_Sequence",
                table: "Records",
                column: "Sequence",
                unique: true);

            // Each store is born with its own name, by which an index knows whose it is.
            migrationBuilder.Sql("INSERT INTO Facts (StoreId, Records, LastSequence, UpdatedAt, IsStarter) VALUES (lower(hex(randomblob(16))), 0, 0, NULL, 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Facts");

            migrationBuilder.DropTable(
                name: "Records");
        }
    }
}
