package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qiantang.app.journal.Gathered;
import org.qiantang.engine.journal.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what was found. Found again, a finding grows and never shrinks, so the order of the shards changes nothing. */
final class DoubtFold {
    private static final int MOST_PROOFS = 100;

    private static final String FINDING = """
            insert into doubt_finding (finding_id, rule, show_id, merchant_id, person_id, whole, began_at, last_at, facts, grounds)
            values (:id, :rule, :show, :merchant, :person, :whole, :from, :until, cast(:facts as jsonb), cast(:grounds as text[]))
                on conflict (finding_id) do update
               set began_at = least(doubt_finding.began_at, excluded.began_at),
                   last_at = greatest(doubt_finding.last_at, excluded.last_at),
                   facts = excluded.facts,
                   grounds = array(select distinct g from unnest(doubt_finding.grounds || excluded.grounds) g order by g)
            """;
    private static final String PROOF = """
            insert into doubt_proof (finding_id, shard, position)
            select :id, shard, position
              from unnest(cast(:shards as bigint[]), cast(:positions as bigint[])) as p (shard, position)
                on conflict do nothing
            """;
    private static final String ORDER = """
            insert into doubt_order (finding_id, order_id)
            select :id, order_id from unnest(cast(:orders as bigint[])) as o (order_id)
                on conflict do nothing
            """;
    private static final String LIKES = """
            insert into doubt_likes (finding_id, show_id, minute, likes) values (:id, :show, :minute, :likes)
                on conflict (finding_id, minute) do update set likes = doubt_likes.likes + excluded.likes
            """;

    private final JsonMapper json = new JsonMapper();

    void found(Found found, JdbcClient rows) {
        long id = found.id();
        rows.sql(FINDING)
                .param("id", id)
                .param("rule", found.rule().name())
                .param("show", found.showId(), Types.BIGINT)
                .param("merchant", found.merchantId(), Types.BIGINT)
                .param("person", found.personId(), Types.BIGINT)
                .param("whole", found.rule().subject() == DoubtRule.Subject.PERSON)
                .param("from", found.from().atOffset(UTC))
                .param("until", found.until().atOffset(UTC))
                .param("facts", json.writeValueAsString(found.facts()))
                .param("grounds", array(found))
                .update();
        prove(found, id, rows);
        if (!found.orders().isEmpty()) {
            rows.sql(ORDER)
                    .param("id", id)
                    .param("orders", Gathered.array(found.orders()))
                    .update();
        }
        for (Map.Entry<Instant, Long> minute : found.likes().entrySet()) {
            rows.sql(LIKES)
                    .param("id", id)
                    .param("show", found.showId())
                    .param("minute", minute.getKey().atOffset(UTC))
                    .param("likes", minute.getValue())
                    .update();
        }
    }

    /** What is folded from both shards keeps all its proofs: which came first must not matter. */
    private static void prove(Found found, long id, JdbcClient rows) {
        boolean bounded = found.rule() != DoubtRule.CIRCLE;
        if (bounded) {
            int kept = rows.sql("select count(*) from doubt_proof where finding_id = :id")
                    .param("id", id)
                    .query(Integer.class)
                    .single();
            if (kept >= MOST_PROOFS) {
                return;
            }
        }
        List<Found.Proof> proofs = found.proofs();
        if (!proofs.isEmpty()) {
            rows.sql(PROOF)
                    .param("id", id)
                    .param(
                            "shards",
                            Gathered.array(proofs.stream()
                                    .map(proof -> (long) proof.shard())
                                    .toList()))
                    .param(
                            "positions",
                            Gathered.array(
                                    proofs.stream().map(Found.Proof::position).toList()))
                    .update();
        }
    }

    private static String array(Found found) {
        return "{" + String.join(",", found.grounds().stream().sorted().toList()) + "}";
    }

    static Found.Proof proof(Recorded place) {
        return new Found.Proof(place.shard(), place.position());
    }
}
