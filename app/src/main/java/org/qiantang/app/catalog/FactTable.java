package org.qiantang.app.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code fact}: the newest fact sheet of each product; the journal has the older ones. */
final class FactTable {
    private static final String DELETE = """
            delete from fact
             where product_id = :product
            """;

    private static final String INSERT = """
            insert into fact (product_id, place, key, value, unit,
                              proof_kind, proof_number, proof_issuer, proof_scope, valid_until,
                              type, valid_from, file_sha256, file_released)
            select :product, place, key, value, unit, kind, number, issuer, scope, valid_until,
                   type, valid_from, file, coalesce(released, false)
              from jsonb_to_recordset(:facts::jsonb)
                as given (place integer, key text, value text, unit text,
                          kind text, number text, issuer text, scope text, valid_until date,
                          type text, valid_from date, file text, released boolean)
            """;

    private static final String OF_PRODUCTS = """
            select product_id, key, value, unit, proof_kind, proof_number, proof_issuer, proof_scope, valid_until,
                   type, valid_from, file_sha256, file_released
              from fact
             where product_id in (:products)
             order by product_id, place
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    FactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Given(
            int place,
            String key,
            String value,
            @Nullable String unit,
            @Nullable String kind,
            @Nullable String number,
            @Nullable String issuer,
            @Nullable String scope,
            @Nullable String valid_until,
            @Nullable String type,
            @Nullable String valid_from,
            @Nullable String file,
            boolean released) {
        static Given of(int place, Fact fact) {
            FactType given = fact.given();
            String type = given == null ? null : given.code();
            Proof proof = fact.proof();
            if (proof == null) {
                return new Given(
                        place,
                        fact.key(),
                        fact.value(),
                        fact.unit(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        type,
                        null,
                        null,
                        false);
            }
            ProofFile file = proof.file();
            return new Given(
                    place,
                    fact.key(),
                    fact.value(),
                    fact.unit(),
                    proof.kind(),
                    proof.number(),
                    proof.issuer(),
                    proof.scope(),
                    text(proof.validUntil()),
                    type,
                    text(proof.validFrom()),
                    file == null ? null : file.sha256(),
                    file != null && file.released());
        }

        private static @Nullable String text(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }
    }

    /** Puts this sheet in the place of the one before; all rows in one statement, since sheets are long. */
    void replace(long productId, FactSheet sheet) {
        jdbc.sql(DELETE).param("product", productId).update();
        List<Fact> facts = sheet.facts();
        Given[] given = new Given[facts.size()];
        for (int place = 0; place < given.length; place++) {
            given[place] = Given.of(place, facts.get(place));
        }
        jdbc.sql(INSERT)
                .param("product", productId)
                .param("facts", JSON.writeValueAsString(given))
                .update();
    }

    Map<Long, FactSheet> of(Collection<Long> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        record Placed(long productId, Fact fact) {}
        return jdbc
                .sql(OF_PRODUCTS)
                .param("products", products)
                .query((row, _) -> new Placed(row.getLong("product_id"), fact(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Placed::productId,
                        Collectors.mapping(
                                Placed::fact, Collectors.collectingAndThen(Collectors.toList(), FactSheet::new))));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getString("key"),
                row.getString("value"),
                row.getString("unit"),
                proof(row),
                Optional.ofNullable(row.getString("type"))
                        .flatMap(FactType::named)
                        .orElse(null));
    }

    private static @Nullable Proof proof(ResultSet row) throws SQLException {
        String kind = row.getString("proof_kind");
        if (kind == null) {
            return null;
        }
        return new Proof(
                kind,
                row.getString("proof_number"),
                row.getString("proof_issuer"),
                row.getString("proof_scope"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                file(row));
    }

    private static @Nullable ProofFile file(ResultSet row) throws SQLException {
        String sha256 = row.getString("file_sha256");
        return sha256 == null ? null : new ProofFile(sha256, row.getBoolean("file_released"));
    }
}
